using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.Tests.Client;

/// <summary>The client keeps its deadlines, whatever the server does.</summary>
internal sealed class DeadlineTests : ScriptedFixture
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly ManualClock _clock = new();

    [Test]
    public async Task Deadline_ServerTakesNoNotice_CallFailsOnTime()
    {
        (CallInvoker invoker, Task called) = await HangAsync();
        using AsyncUnaryCall<byte[]> call = Call(invoker, In(TimeSpan.FromHours(1)));
        await called.WaitAsync(Limit);

        _clock.Advance(TimeSpan.FromHours(1) - s_second);
        Assert.That(call.ResponseAsync.IsCompleted, Is.False);
        _clock.Advance(s_second);

        Assert.That((await FailureOf(call.ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(call.GetStatus().StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
    }

    [Test]
    public async Task Deadline_FurtherThanATimerReaches_CallFailsOnTime()
    {
        (CallInvoker invoker, Task called) = await HangAsync();
        using AsyncUnaryCall<byte[]> call = Call(invoker, In(TimeSpan.FromDays(120)));
        await called.WaitAsync(Limit);

        _clock.Advance(TimeSpan.FromDays(60));
        Assert.That(call.ResponseAsync.IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromDays(59));
        Assert.That(call.ResponseAsync.IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.That((await FailureOf(call.ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
    }

    [Test]
    public async Task Deadline_HasPassedBefore_CallFailsUnsent()
    {
        (CallInvoker invoker, Task called) = await HangAsync();

        RpcException failure = await FailureOf(Call(invoker, In(-s_second)).ResponseAsync);
        RpcException earliest = await FailureOf(Call(invoker, new CallOptions(deadline: DateTime.MinValue)).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(earliest.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(called.IsCompleted, Is.False);
    }

    [Test]
    public async Task Deadline_NotInUtc_IsRefused()
    {
        (CallInvoker invoker, _) = await HangAsync();
        var options = new CallOptions(deadline: new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Local));

        Assert.That(() => Call(invoker, options), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Deadline_ServerResetsBeforeTheTimerHere_IsADeadlineAllTheSame()
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            _clock.Advance(s_second, fireTimers: false);
            context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(0x8);
            return Task.CompletedTask;
        });

        RpcException failure = await FailureOf(Call(invoker, In(s_second)).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
    }

    [Test]
    public async Task ThrowOperationCanceled_DeadlineOfClientOrServer_IsThrownSo()
    {
        var options = new GrpcChannelOptions { ThrowOperationCanceledOnCancellation = true };
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, [], "4"), options);

        await CatchAsync<OperationCanceledException>(Call(invoker).ResponseAsync);
        await CatchAsync<OperationCanceledException>(
            Call(invoker, new CallOptions(deadline: DateTime.MinValue)).ResponseAsync);
        Assert.Pass();
    }

    private new async Task<CallInvoker> ServeAsync(RequestDelegate script, GrpcChannelOptions? options = null)
    {
        ScriptedServer server = await ScriptedServer.StartAsync(script);
        StopAfterTest(server);
        GrpcChannel channel = Connect(server.Address, options);
        channel.Clock = _clock;
        return channel.CreateCallInvoker();
    }

    private async Task<(CallInvoker Invoker, Task Called)> HangAsync()
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        CallInvoker invoker = await ServeAsync(context =>
        {
            called.TrySetResult();
            return Script.HangAsync(context);
        });
        return (invoker, called.Task);
    }

    private CallOptions In(TimeSpan time) => new(deadline: (_clock.GetUtcNow() + time).UtcDateTime);
}
