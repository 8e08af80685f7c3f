using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Http;

namespace Grpc.Tests.Client;

/// <summary>Calls that the client gives up: what it throws, and what the server sees.</summary>
internal sealed class CancellationTests : ScriptedFixture
{
    private readonly GrpcChannelOptions _throwing = new() { ThrowOperationCanceledOnCancellation = true };

    [Test]
    public async Task Token_CancelledBefore_CallFailsUnsent()
    {
        bool called = false;
        CallInvoker invoker = await ServeAsync(_ =>
        {
            called = true;
            return Task.CompletedTask;
        });
        var options = new CallOptions(cancellationToken: new CancellationToken(canceled: true));

        using AsyncUnaryCall<byte[]> call = Call(invoker, options);

        Assert.That((await FailureOf(call.ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(call.GetStatus().StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(called, Is.False);
    }

    [Test]
    public async Task Token_WhileWaitingForHeaders_CallFailsAndServerSeesIt()
    {
        var server = new HangingServer();
        CallInvoker invoker = await ServeAsync(server.ServeAsync);
        using var cancel = new CancellationTokenSource();
        using AsyncUnaryCall<byte[]> call = Call(invoker, new CallOptions(cancellationToken: cancel.Token));
        await server.Called.WaitAsync(Limit);

        await cancel.CancelAsync();

        Assert.That((await FailureOf(call.ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That((await FailureOf(call.ResponseHeadersAsync)).StatusCode, Is.EqualTo(StatusCode.Cancelled));
        await server.Aborted.WaitAsync(Limit);
    }

    [Test]
    public async Task Token_WhileReading_ReadFailsAndServerSeesIt()
    {
        var server = new HangingServer(Script.Frame([1]));
        CallInvoker invoker = await ServeAsync(server.ServeAsync);
        using var cancel = new CancellationTokenSource();
        using AsyncServerStreamingCall<byte[]> call = Read(invoker, new CallOptions(cancellationToken: cancel.Token));
        Assert.That(await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Limit), Is.True);
        Task<bool> next = call.ResponseStream.MoveNext(CancellationToken.None);

        await cancel.CancelAsync();

        Assert.That((await FailureOf(next)).StatusCode, Is.EqualTo(StatusCode.Cancelled));
        await server.Aborted.WaitAsync(Limit);
    }

    [Test]
    public async Task TokenOfOneRead_CancelsTheCall()
    {
        var server = new HangingServer([]);
        CallInvoker invoker = await ServeAsync(server.ServeAsync);
        using var cancel = new CancellationTokenSource();
        using AsyncServerStreamingCall<byte[]> call = Read(invoker);
        Task<bool> next = call.ResponseStream.MoveNext(cancel.Token);

        await cancel.CancelAsync();

        Assert.That((await FailureOf(next)).StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(call.GetStatus().StatusCode, Is.EqualTo(StatusCode.Cancelled));
    }

    [Test]
    public async Task TokenOfOneRead_CancelledAfterThatRead_CallGoesOn()
    {
        var more = new TaskCompletionSource();
        CallInvoker invoker = await ServeAsync(async context =>
        {
            await Script.StartAsync(context);
            await context.Response.Body.WriteAsync(Script.Frame([1]));
            await context.Response.Body.FlushAsync();
            await more.Task;
            await context.Response.Body.WriteAsync(Script.Frame([2]));
            Script.End(context, "0");
        });
        using var cancel = new CancellationTokenSource();
        using AsyncServerStreamingCall<byte[]> call = Read(invoker);
        await call.ResponseStream.MoveNext(cancel.Token).WaitAsync(Limit);

        await cancel.CancelAsync();
        more.SetResult();

        Assert.That(await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Limit), Is.True);
    }

    [Test]
    public async Task TokenOfOneWrite_ServerTakesNoMore_WriteFailsAndServerSeesIt()
    {
        var server = new HangingServer();
        CallInvoker invoker = await ServeAsync(server.ServeAsync);
        using var cancel = new CancellationTokenSource();
        using AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);

        // More than the windows of the connection hold, so that it cannot be written to its end.
        Task write = call.RequestStream.WriteAsync(new byte[4_000_000], cancel.Token);
        await server.Called.WaitAsync(Limit);
        Assert.That(write.IsCompleted, Is.False);
        await cancel.CancelAsync();

        Assert.That((await FailureOf(write)).StatusCode, Is.EqualTo(StatusCode.Cancelled));
        await server.Aborted.WaitAsync(Limit);
    }

    [Test]
    public async Task Dispose_WhileReading_ReadFailsAndServerSeesIt()
    {
        var server = new HangingServer([]);
        CallInvoker invoker = await ServeAsync(server.ServeAsync);
        AsyncServerStreamingCall<byte[]> call = Read(invoker);
        Task<bool> next = call.ResponseStream.MoveNext(CancellationToken.None);
        await server.Called.WaitAsync(Limit);

        call.Dispose();

        Assert.That((await FailureOf(next)).StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(call.GetStatus().StatusCode, Is.EqualTo(StatusCode.Cancelled));
        await server.Aborted.WaitAsync(Limit);
    }

    [Test]
    public async Task Dispose_WhileNothingIsAwaited_ServerSeesIt()
    {
        var server = new HangingServer(Script.Frame([1]));
        CallInvoker invoker = await ServeAsync(server.ServeAsync);
        AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);
        await call.ResponseHeadersAsync.WaitAsync(Limit);

        call.Dispose();

        await server.Aborted.WaitAsync(Limit);
        Assert.That(() => call.ResponseStream.MoveNext(CancellationToken.None), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => call.RequestStream.WriteAsync([1]), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Dispose_AfterTheEnd_ChangesNothing()
    {
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, Script.Frame([1])));
        AsyncUnaryCall<byte[]> call = Call(invoker);
        await call.ResponseAsync.WaitAsync(Limit);

        call.Dispose();

        Assert.That(call.GetStatus().StatusCode, Is.EqualTo(StatusCode.OK));
        Assert.That(call.GetTrailers(), Is.Empty);
    }

    [Test]
    public async Task ThrowOperationCanceled_TokenOfTheCall_IsReported()
    {
        var server = new HangingServer();
        CallInvoker invoker = await ServeAsync(server.ServeAsync, _throwing);
        using var cancel = new CancellationTokenSource();
        using AsyncUnaryCall<byte[]> call = Call(invoker, new CallOptions(cancellationToken: cancel.Token));
        await server.Called.WaitAsync(Limit);

        await cancel.CancelAsync();

        OperationCanceledException thrown = await CatchAsync<OperationCanceledException>(call.ResponseAsync);
        Assert.That(thrown.CancellationToken, Is.EqualTo(cancel.Token));
    }

    [Test]
    public async Task ThrowOperationCanceled_TokenOfOneRead_IsReported()
    {
        CallInvoker invoker = await ServeAsync(new HangingServer([]).ServeAsync, _throwing);
        using var cancel = new CancellationTokenSource();
        using AsyncServerStreamingCall<byte[]> call = Read(invoker);
        Task<bool> next = call.ResponseStream.MoveNext(cancel.Token);

        await cancel.CancelAsync();

        OperationCanceledException thrown = await CatchAsync<OperationCanceledException>(next);
        Assert.That(thrown.CancellationToken, Is.EqualTo(cancel.Token));
    }

    [Test]
    public async Task ThrowOperationCanceled_ServerFails_IsStillAnRpcException()
    {
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, [], "5", "gone"), _throwing);

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.NotFound));
    }

    /// <summary>Sends something, or nothing, and then waits for the end of the request.</summary>
    private sealed class HangingServer(byte[]? body = null)
    {
        private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Called => _called.Task;

        public Task Aborted => _aborted.Task;

        public async Task ServeAsync(HttpContext context)
        {
            if (body is not null)
            {
                await Script.StartAsync(context);
                await context.Response.Body.WriteAsync(body);
                await context.Response.Body.FlushAsync();
            }

            _called.SetResult();
            await Script.HangAsync(context);
            _aborted.SetResult();
        }
    }
}
