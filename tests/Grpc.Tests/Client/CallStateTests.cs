using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Grpc.Tests.Client;

/// <summary>What a call object says and allows, from its start to after its end.</summary>
internal sealed class CallStateTests : ScriptedFixture
{
    [Test]
    public async Task StatusAndTrailers_BeforeTheEnd_InvalidOperation()
    {
        CallInvoker invoker = await ServeAsync(Script.HangAsync);
        using AsyncUnaryCall<byte[]> call = Call(invoker);

        Assert.That(() => call.GetStatus(), Throws.InvalidOperationException);
        Assert.That(() => call.GetTrailers(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Trailers_CallWasGivenUp_InvalidOperation()
    {
        CallInvoker invoker = await ServeAsync(Script.HangAsync);
        AsyncUnaryCall<byte[]> call = Call(invoker);

        call.Dispose();

        Assert.That(() => call.GetTrailers(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Headers_ArriveBeforeTheMessage()
    {
        var message = new TaskCompletionSource();
        CallInvoker invoker = await ServeAsync(async context =>
        {
            context.Response.Headers["x-early"] = "yes";
            await Script.StartAsync(context);
            await message.Task;
            await context.Response.Body.WriteAsync(Script.Frame([1]));
            Script.End(context, "0");
        });
        using AsyncUnaryCall<byte[]> call = Call(invoker);

        Metadata headers = await call.ResponseHeadersAsync.WaitAsync(Limit);
        Assert.That(call.ResponseAsync.IsCompleted, Is.False);
        message.SetResult();

        Assert.That(headers.GetValue("x-early"), Is.EqualTo("yes"));
        Assert.That(await call.ResponseAsync.WaitAsync(Limit), Is.EqualTo([1]));
    }

    [Test]
    public async Task Failure_StatusTrailersAndExceptionAgree()
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.AppendTrailer("x-more", "detail");
            return Script.AnswerAsync(context, [], "9", "not%20now");
        });
        using AsyncUnaryCall<byte[]> call = Call(invoker);

        RpcException failure = await FailureOf(call.ResponseAsync);

        Assert.That(failure.Status, Is.EqualTo(new Status(StatusCode.FailedPrecondition, "not now")));
        Assert.That(call.GetStatus(), Is.EqualTo(failure.Status));
        Assert.That(failure.Trailers.GetValue("x-more"), Is.EqualTo("detail"));
        Assert.That(call.GetTrailers().GetValue("x-more"), Is.EqualTo("detail"));
    }

    [Test]
    public async Task Failure_HeadersOnly_TrailersHoldTheMetadata()
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "9";
            context.Response.Headers["x-more"] = "detail";
            return Task.CompletedTask;
        });
        using AsyncServerStreamingCall<byte[]> call = Read(invoker);

        RpcException failure = await FailureOf(call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.FailedPrecondition));
        Assert.That(failure.Trailers.GetValue("x-more"), Is.EqualTo("detail"));
        Assert.That(call.GetTrailers().GetValue("x-more"), Is.EqualTo("detail"));
    }

    [Test]
    public async Task Read_AfterTheEnd_SaysTheSameAgain()
    {
        CallInvoker good = await ServeAsync(context => Script.AnswerAsync(context, Script.Frame([1])));
        CallInvoker bad = await ServeAsync(context => Script.AnswerAsync(context, [], "5", "gone"));
        using AsyncServerStreamingCall<byte[]> succeeded = Read(good);
        using AsyncServerStreamingCall<byte[]> failed = Read(bad);

        Assert.That(await succeeded.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Limit), Is.True);
        Assert.That(await succeeded.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Limit), Is.False);
        Assert.That(await succeeded.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Limit), Is.False);
        await FailureOf(failed.ResponseStream.MoveNext(CancellationToken.None));
        RpcException again = await FailureOf(failed.ResponseStream.MoveNext(CancellationToken.None));
        Assert.That(again.Status, Is.EqualTo(new Status(StatusCode.NotFound, "gone")));
    }

    [Test]
    public async Task Read_WhileAnotherIsUnderWay_InvalidOperationAndTheOtherGoesOn()
    {
        var go = new TaskCompletionSource();
        CallInvoker invoker = await ServeAsync(async context =>
        {
            await go.Task;
            await Script.AnswerAsync(context, Script.Frame([1]));
        });
        using AsyncServerStreamingCall<byte[]> call = Read(invoker);

        Task<bool> first = call.ResponseStream.MoveNext(CancellationToken.None);
        await CatchAsync<InvalidOperationException>(call.ResponseStream.MoveNext(CancellationToken.None));
        go.SetResult();

        Assert.That(await first.WaitAsync(Limit), Is.True);
    }

    [Test]
    public async Task Write_WhileAnotherIsUnderWay_InvalidOperation()
    {
        CallInvoker invoker = await ServeAsync(Script.HangAsync);
        using AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);

        Task first = call.RequestStream.WriteAsync(new byte[4_000_000]); // more than the server takes
        await CatchAsync<InvalidOperationException>(call.RequestStream.WriteAsync([1]));
        await CatchAsync<InvalidOperationException>(call.RequestStream.CompleteAsync());

        Assert.That(first.IsCompleted, Is.False);
        call.Dispose();
        await FailureOf(first);
    }

    [Test]
    public async Task Write_AfterCompleteAsync_InvalidOperation()
    {
        CallInvoker invoker = await ServeAsync(Script.HangAsync);
        using AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);

        await call.RequestStream.CompleteAsync();

        await CatchAsync<InvalidOperationException>(call.RequestStream.WriteAsync([1]));
        await call.RequestStream.CompleteAsync();
        Assert.That(() => call.GetStatus(), Throws.InvalidOperationException, "The call itself goes on.");
    }

    [Test]
    public async Task Write_AfterTheServerEndedTheCall_ThrowsItsStatus()
    {
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, [], "8", "enough"));
        using AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);
        await FailureOf(call.ResponseStream.MoveNext(CancellationToken.None));

        RpcException failure = await FailureOf(call.RequestStream.WriteAsync([1]));

        Assert.That(failure.Status, Is.EqualTo(new Status(StatusCode.ResourceExhausted, "enough")));
        await call.RequestStream.CompleteAsync();
    }

    [Test]
    public async Task ServerEndsCall_WhileTheClientStillWrites_StatusArrives()
    {
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, [], "8", "enough"));
        using AsyncClientStreamingCall<byte[], byte[]> call =
            invoker.AsyncClientStreamingCall(ClientStreaming, null, default);

        await FailureOf(WriteForeverAsync(call.RequestStream));
        RpcException failure = await FailureOf(call.ResponseAsync);

        Assert.That(failure.Status, Is.EqualTo(new Status(StatusCode.ResourceExhausted, "enough")));
    }

    [Test]
    public async Task BlockingCall_ReturnsOrThrows()
    {
        CallInvoker good = await ServeAsync(context => Script.AnswerAsync(context, Script.Frame([1])));
        CallInvoker bad = await ServeAsync(context => Script.AnswerAsync(context, [], "5", "gone"));

        Assert.That(await Task.Run(() => good.BlockingUnaryCall(Unary, null, default, [])), Is.EqualTo([1]));
        RpcException failure = await FailureOf(Task.Run(() => bad.BlockingUnaryCall(Unary, null, default, [])));
        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.NotFound));
    }

    [Test]
    public async Task Write_NullMessage_ArgumentNull()
    {
        CallInvoker invoker = await ServeAsync(Script.HangAsync);
        using AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);

        Assert.That(() => call.RequestStream.WriteAsync(null!), Throws.ArgumentNullException);
    }

    private static async Task WriteForeverAsync(IClientStreamWriter<byte[]> writer)
    {
        while (true)
        {
            await writer.WriteAsync(new byte[1000]);
        }
    }
}
