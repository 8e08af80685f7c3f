using System.Net;
using Federation.Client;
using Federation.Client.Internal;
using Federation.Server.Tests.Support;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Federation.Server.Tests.Clients;

/// <summary>Servers that are not there, or are not federation servers.</summary>
[CancelAfter(30_000)]
internal sealed class UnreachableServerTests
{
    private static readonly Uri s_nowhere = new("http://127.0.0.1:1");

    [Test]
    public async Task RunAsync_NobodyListens_LogsWhyAndTriesAgain(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var log = new RecordingLog(LogLevel.Warning);
        var running = RealClient.RunAsync(s_nowhere, "c", new TestClient(), stop.Token, log);

        await log.NextAsync(cancellationToken);
        await log.NextAsync(cancellationToken);
        await stop.CancelAsync();

        await Assert.ThatAsync(() => running.WaitAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(log.Entries, Is.All.Contains("http://127.0.0.1:1/ was lost or refused").And.All.Contains("Connection refused").And.All.Contains("Trying again in"));
    }

    [Test]
    public async Task RunAsync_NobodyListens_GivesUp(CancellationToken cancellationToken)
    {
        using var log = new RecordingLog(LogLevel.Warning);

        await Assert.ThatAsync(
            () => RunAsync(s_nowhere, log, cancellationToken),
            Throws.InstanceOf<FederationException>()
                .With.Property(nameof(FederationException.IsTransient)).True
                .And.Message.Contains("could not be joined")
                .And.Message.Contains("refused"));
    }

    [Test]
    public async Task RunAsync_ServerSpeaksHttp11_LogsWhyAndGivesUp(CancellationToken cancellationToken)
    {
        await using var app = await StartAsync(HttpProtocols.Http1);
        using var log = new RecordingLog(LogLevel.Warning);

        await Assert.ThatAsync(
            () => RunAsync(new Uri(app.Urls.Single()), log, cancellationToken),
            Throws.InstanceOf<FederationException>()
                .With.Property(nameof(FederationException.IsTransient)).True
                .And.Message.Contains("HTTP/2"));
    }

    [Test]
    public async Task RunAsync_ServerIsNoFederation_IsRefusedForGood(CancellationToken cancellationToken)
    {
        await using var app = await StartAsync(HttpProtocols.Http2);
        using var log = new RecordingLog(LogLevel.Warning);

        await Assert.ThatAsync(
            () => RunAsync(new Uri(app.Urls.Single()), log, cancellationToken),
            Throws.InstanceOf<FederationException>()
                .With.Property(nameof(FederationException.IsTransient)).False
                .And.Message.Contains("Unimplemented"));
    }

    [TestCase("6", false, "AlreadyExists", 60)]
    [TestCase("8", true, "ResourceExhausted", 300)]
    [TestCase("14", true, "Unavailable", 300)]
    public async Task RunAsync_RefusedForNow_IsPatientForSoLong(
        string status, bool isTransient, string name, int seconds, CancellationToken cancellationToken)
    {
        var time = new ManualTimeProvider();
        using var handler = new RefusingHandler(status);
        using var log = new RecordingLog(LogLevel.Warning);
        var options = new FederationClientOptions { GiveUpAfter = TimeSpan.FromMinutes(5), MaxBackoff = TimeSpan.FromSeconds(8) };
        var loop = new ConnectionLoop(
            () => GrpcChannel.ForAddress(s_nowhere, new GrpcChannelOptions { HttpHandler = handler }), s_nowhere, "c", new TestClient(), options, log, time);
        var running = loop.RunAsync(cancellationToken);

        // Each entry says that the client waits before the next attempt.
        while (await Task.WhenAny(running, log.NextAsync(cancellationToken)) != running)
        {
            await time.WaitForTimersAsync(1).WaitAsync(cancellationToken);
            Assert.That(time.GetUtcNow(), Is.LessThan(DateTimeOffset.UnixEpoch.AddSeconds(seconds)));
            time.Advance(TimeSpan.FromSeconds(8));
        }

        await Assert.ThatAsync(
            () => running,
            Throws.InstanceOf<FederationException>()
                .With.Property(nameof(FederationException.IsTransient)).EqualTo(isTransient)
                .And.Message.Contains(name));
        Assert.That(time.GetUtcNow(), Is.GreaterThanOrEqualTo(DateTimeOffset.UnixEpoch.AddSeconds(seconds)));
        Assert.That(handler.Requests, Is.EqualTo((int)Math.Ceiling(seconds / 8.0) + 1));
        Assert.That(time.Timers, Is.Zero);
    }

    [TestCase("ftp://127.0.0.1", "c", "http")]
    [TestCase("http://127.0.0.1", " ", "clientId")]
    [TestCase("http://127.0.0.1", "long", "at most 128")]
    public async Task RunAsync_UnusableArguments_SaysWhich(string server, string id, string text, CancellationToken cancellationToken)
    {
        id = id == "long" ? new string('x', 129) : id;

        await Assert.ThatAsync(
            () => RealClient.RunAsync(new Uri(server), id, new TestClient(), cancellationToken),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains(text));
    }

    [Test]
    public async Task RunAsync_UnusableOptions_ListsAllErrors(CancellationToken cancellationToken)
    {
        var options = new FederationClientOptions
        {
            MaxModelBytes = 0,
            JoinTimeout = TimeSpan.Zero,
            InitialBackoff = TimeSpan.Zero,
            MaxBackoff = TimeSpan.FromSeconds(-1),
            GiveUpAfter = TimeSpan.Zero,
        };

        await Assert.ThatAsync(
            () => FederationClient.RunAsync(s_nowhere, "c", new TestClient(), options, null, cancellationToken),
            Throws.InstanceOf<ArgumentException>()
                .With.Message.Contains(nameof(options.MaxModelBytes))
                .And.Message.Contains(nameof(options.JoinTimeout))
                .And.Message.Contains(nameof(options.InitialBackoff))
                .And.Message.Contains(nameof(options.MaxBackoff))
                .And.Message.Contains(nameof(options.GiveUpAfter)));
    }

    private static Task RunAsync(Uri server, ILoggerFactory log, CancellationToken cancellationToken) => FederationClient
        .RunAsync(server, "c", new TestClient(), RealClient.Options(TimeSpan.FromSeconds(0.3)), log, cancellationToken)
        .WaitAsync(cancellationToken);

    private static async Task<WebApplication> StartAsync(HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols));
        var app = builder.Build();
        await app.StartAsync();
        return app;
    }

    private sealed class RefusingHandler(string status) : HttpMessageHandler
    {
        private int _requests;

        public int Requests => _requests;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Version = HttpVersion.Version20, Content = new ByteArrayContent([]) };
            response.Content.Headers.ContentType = new("application/grpc");
            response.Headers.Add("grpc-status", status);
            response.Headers.Add("grpc-message", "not now");
            return Task.FromResult(response);
        }
    }
}
