using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.Tests.Client;

/// <summary>Calls that wait until their server can be reached.</summary>
internal sealed class WaitForReadyTests : ScriptedFixture
{
    private readonly ManualClock _clock = new();
    private readonly FlakyHandler _handler = new();

    [TearDown]
    public void DisposeHandler() => _handler.Dispose();

    [Test]
    public async Task ServerComesLate_CallSucceeds()
    {
        Task<byte[]> response = Call(Connect(), new CallOptions().WithWaitForReady()).ResponseAsync;

        await _clock.WhenTimerIsCreated().WaitAsync(Limit);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await _clock.WhenTimerIsCreated().WaitAsync(Limit);
        Assert.That(response.IsCompleted, Is.False);
        _handler.IsReachable = true;
        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.That((await FailureOf(response)).StatusCode, Is.EqualTo(StatusCode.NotFound), "The server has answered.");
        Assert.That(_handler.Attempts, Is.EqualTo(3));
    }

    [Test]
    public async Task ServerDoesNotCome_DeadlineEndsTheWait()
    {
        var options = new CallOptions(deadline: (_clock.GetUtcNow() + TimeSpan.FromSeconds(10)).UtcDateTime);
        Task<byte[]> response = Call(Connect(), options.WithWaitForReady()).ResponseAsync;
        await _clock.WhenTimerIsCreated().WaitAsync(Limit); // that of the deadline
        await _clock.WhenTimerIsCreated().WaitAsync(Limit);

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That((await FailureOf(response)).StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
    }

    [Test]
    public async Task NotAskedToWait_FailsAtOnce()
    {
        Assert.That((await FailureOf(Call(Connect()).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    private CallInvoker Connect()
    {
        GrpcChannel channel = Connect(new Uri("http://localhost"), new GrpcChannelOptions { HttpHandler = _handler });
        channel.Clock = _clock;
        return channel.CreateCallInvoker();
    }

    /// <summary>Fails as a handler does that gets no connection, until there is a server.</summary>
    private sealed class FlakyHandler : HttpMessageHandler
    {
        public bool IsReachable { get; set; }

        public int Attempts { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Attempts++;
            if (!IsReachable)
            {
                var cause = new SocketException((int)SocketError.ConnectionRefused);
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Refused.", cause);
            }

            var response = new HttpResponseMessage(HttpStatusCode.OK) { Version = HttpVersion.Version20 };
            response.Headers.Add("grpc-status", "5");
            return Task.FromResult(response);
        }
    }
}
