using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.Tests.Client;

/// <summary>Channels: their settings, and their end.</summary>
internal sealed class ChannelTests : ScriptedFixture
{
    [TestCase("ftp://localhost")]
    [TestCase("dns:///localhost")]
    public void ForAddress_NeitherHttpNorHttps_InvalidOperation(string address) =>
        Assert.That(() => GrpcChannel.ForAddress(address), Throws.InvalidOperationException);

    [Test]
    public void ForAddress_NoAddress_Throws()
    {
        Assert.That(() => GrpcChannel.ForAddress("not an address"), Throws.InstanceOf<UriFormatException>());
        Assert.That(() => GrpcChannel.ForAddress((string)null!), Throws.ArgumentNullException);
        Assert.That(() => GrpcChannel.ForAddress((Uri)null!), Throws.ArgumentNullException);
    }

    [Test]
    public void ForAddress_ClientAndHandler_ArgumentException()
    {
        using var client = new HttpClient();
        using var handler = new SocketsHttpHandler();
        var options = new GrpcChannelOptions { HttpClient = client, HttpHandler = handler };

        Assert.That(() => GrpcChannel.ForAddress("http://localhost", options), Throws.ArgumentException);
    }

    [Test]
    public void ForAddress_CredentialsDoNotMatch_InvalidOperation()
    {
        var insecure = new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure };
        var secure = new GrpcChannelOptions { Credentials = ChannelCredentials.SecureSsl };
        var ownRoots = new GrpcChannelOptions { Credentials = new SslCredentials("-----BEGIN CERTIFICATE-----") };

        Assert.That(() => GrpcChannel.ForAddress("https://localhost", insecure), Throws.InvalidOperationException);
        Assert.That(() => GrpcChannel.ForAddress("http://localhost", secure), Throws.InvalidOperationException);
        Assert.That(() => GrpcChannel.ForAddress("https://localhost", ownRoots), Throws.InvalidOperationException);
        using GrpcChannel matching = GrpcChannel.ForAddress("http://localhost", insecure);
        Assert.That(matching.Target, Is.EqualTo("localhost"));
    }

    [Test]
    public void Target_IsHostAndPort()
    {
        using GrpcChannel channel = GrpcChannel.ForAddress("https://localhost:5001");

        Assert.That(channel.Target, Is.EqualTo("localhost:5001"));
    }

    [Test]
    public void Options_Defaults()
    {
        var options = new GrpcChannelOptions();

        Assert.That(options.MaxReceiveMessageSize, Is.EqualTo(4 * 1024 * 1024));
        Assert.That(options.MaxSendMessageSize, Is.Null);
        Assert.That(options.DisposeHttpClient, Is.False);
        Assert.That(options.ThrowOperationCanceledOnCancellation, Is.False);
    }

    [Test]
    public async Task Dispose_CallsUnderWay_AreCancelled()
    {
        ScriptedServer server = await ScriptedServer.StartAsync(Script.HangAsync);
        StopAfterTest(server);
        GrpcChannel channel = Connect(server.Address);
        CallInvoker invoker = channel.CreateCallInvoker();
        using AsyncUnaryCall<byte[]> unary = Call(invoker);
        using AsyncDuplexStreamingCall<byte[], byte[]> duplex = invoker.AsyncDuplexStreamingCall(Duplex, null, default);
        Task<bool> next = duplex.ResponseStream.MoveNext(CancellationToken.None);

        channel.Dispose();

        Assert.That((await FailureOf(unary.ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That((await FailureOf(next)).StatusCode, Is.EqualTo(StatusCode.Cancelled));
    }

    [Test]
    public void Dispose_NoCallCanBeginAfterwards()
    {
        GrpcChannel channel = Connect(new Uri("http://localhost"));
        CallInvoker invoker = channel.CreateCallInvoker();

        channel.Dispose();
        channel.Dispose();

        Assert.That(() => Call(invoker), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(channel.CreateCallInvoker, Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task ShutdownAsync_ChannelIsStillThere()
    {
        GrpcChannel channel = Connect(new Uri("http://localhost"));

        await channel.ShutdownAsync();

        Assert.That(channel.CreateCallInvoker(), Is.Not.Null);
    }

    [Test]
    public void Dispose_HandlerThatWasGiven_IsDisposedOnlyIfAsked([Values] bool asked)
    {
        using var handler = new WatchedHandler();
        GrpcChannel channel = Connect(
            new Uri("http://localhost"), new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = asked });

        channel.Dispose();

        Assert.That(handler.IsDisposed, Is.EqualTo(asked));
    }

    [Test]
    public async Task HttpClient_IsUsed()
    {
        ScriptedServer server = await ScriptedServer.StartAsync(context => Script.AnswerAsync(context, Script.Frame([1])));
        StopAfterTest(server);
        using var client = new HttpClient();
        GrpcChannel channel = Connect(server.Address, new GrpcChannelOptions { HttpClient = client });
        using AsyncServerStreamingCall<byte[]> call = Read(channel.CreateCallInvoker());

        Assert.That(await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Limit), Is.True);
        Assert.That(await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Limit), Is.False);
    }

    [Test]
    public async Task Response_DowngradedToHttp11_Internal()
    {
        using var handler = new WatchedHandler();
        GrpcChannel channel = Connect(new Uri("http://localhost"), new GrpcChannelOptions { HttpHandler = handler });

        RpcException failure = await FailureOf(Call(channel.CreateCallInvoker()).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Internal));
        Assert.That(failure.Status.Detail, Does.Contain("HTTP/1.1"));
    }

    private sealed class WatchedHandler : HttpMessageHandler
    {
        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Version = new Version(1, 1) });

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
