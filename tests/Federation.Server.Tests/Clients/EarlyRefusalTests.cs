using System.Net;
using Federation.Client;
using Federation.Server.Tests.Support;
using Grpc.Net.Client;

namespace Federation.Server.Tests.Clients;

/// <summary>Servers that refuse a call before they have read what the client says first.</summary>
[CancelAfter(30_000)]
internal sealed class EarlyRefusalTests
{
    [Test]
    public async Task RunAsync_WritingHelloFailsBeforeTheStatusIsThere_TheStatusCounts(CancellationToken cancellationToken)
    {
        using var handler = new RefusingHandler();
        var options = RealClient.Options(giveUpAfter: TimeSpan.FromSeconds(0.1));
        options.ConfigureChannel = channel => channel.HttpHandler = handler;

        await Assert.ThatAsync(
            () => FederationClient.RunAsync(new Uri("http://127.0.0.1:1"), "c", new TestClient(), options, null, cancellationToken)
                .WaitAsync(cancellationToken),
            Throws.InstanceOf<FederationException>()
                .With.Property(nameof(FederationException.IsTransient)).False
                .And.Message.Contains("not this one (FailedPrecondition)"));
    }

    /// <summary>Lets writing fail, and answers when it has.</summary>
    private sealed class RefusingHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var broken = new BrokenStream();
            _ = request.Content!.CopyToAsync(broken, cancellationToken);
            await broken.Written.WaitAsync(cancellationToken);

            var response = new HttpResponseMessage(HttpStatusCode.OK) { Version = HttpVersion.Version20, Content = new ByteArrayContent([]) };
            response.Content.Headers.ContentType = new("application/grpc");
            response.Headers.Add("grpc-status", "9");
            response.Headers.Add("grpc-message", "not this one");
            return response;
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Written => _written.Task;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _written.TrySetResult();
            throw new IOException("The server has reset the stream.");
        }
    }
}
