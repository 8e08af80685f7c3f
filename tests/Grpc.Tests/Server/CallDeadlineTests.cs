using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grpc.Tests.Server;

/// <summary>The deadline of a call, with time in the test's hand.</summary>
internal sealed class CallDeadlineTests
{
    private readonly ManualTime _time = new();
    private readonly DefaultHttpContext _http = new();

    [TestCase(0.001)]
    [TestCase(1)]
    [TestCase(86_400)]
    [TestCase(86_401)]
    [TestCase(5_000_000)]
    [CancelAfter(10_000)]
    public async Task Timeout_Passes_CallEndsNotEarlier(double seconds, CancellationToken token)
    {
        var timeout = TimeSpan.FromSeconds(seconds);
        await using CallDeadline deadline = Create(timeout, out CallResponse response);
        Assert.That(deadline.Deadline, Is.EqualTo((_time.GetUtcNow() + timeout).UtcDateTime));

        _time.Advance(timeout - TimeSpan.FromTicks(1));
        Assert.That(response.IsEnded, Is.False);
        Assert.That(deadline.CancellationToken.IsCancellationRequested, Is.False);

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.That(response.IsEnded);
        await Task.Delay(Timeout.Infinite, deadline.CancellationToken).WaitAsync(token).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.That(_http.Response.Headers["grpc-status"].ToString(), Is.EqualTo("4"));
    }

    [Test]
    public async Task Timeout_PastTheEndOfTime_IsNever()
    {
        await using CallDeadline deadline = Create(TimeSpan.FromHours(99_999_999), out CallResponse response);

        _time.Advance(TimeSpan.FromDays(1000));

        Assert.That(deadline.Deadline, Is.EqualTo(DateTime.MaxValue));
        Assert.That(response.IsEnded, Is.False);
    }

    [Test]
    public async Task Timeout_AfterTheEnd_ChangesNothing()
    {
        await using CallDeadline deadline = Create(TimeSpan.FromSeconds(1), out CallResponse response);

        Assert.That(response.TryEnd(Grpc.Core.Status.DefaultSuccess, null, out _));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(_http.Response.Headers["grpc-status"].ToString(), Is.EqualTo("0"));
        Assert.That(deadline.CancellationToken.IsCancellationRequested, Is.False);
    }

    private CallDeadline Create(TimeSpan timeout, out CallResponse response)
    {
        response = new CallResponse(_http, MethodOptions.Create(new GrpcServiceOptions(), new GrpcServiceOptions()));
        response.Begin();
        return new CallDeadline(_http, response, timeout, NullLogger.Instance, _time);
    }
}
