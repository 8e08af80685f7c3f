using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.Tests.Client;

/// <summary>Responses that no gRPC server should give. Each ends its call with a status, and nothing else.</summary>
internal sealed class MalformedResponseTests : ScriptedFixture
{
    [TestCase(400, StatusCode.Internal)]
    [TestCase(401, StatusCode.Unauthenticated)]
    [TestCase(403, StatusCode.PermissionDenied)]
    [TestCase(404, StatusCode.Unimplemented)]
    [TestCase(429, StatusCode.Unavailable)]
    [TestCase(500, StatusCode.Unknown)]
    [TestCase(502, StatusCode.Unavailable)]
    [TestCase(503, StatusCode.Unavailable)]
    [TestCase(504, StatusCode.Unavailable)]
    public async Task HttpError_NoGrpcStatus_StatusStandsForIt(int httpStatus, StatusCode expected)
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.StatusCode = httpStatus;
            return context.Response.WriteAsync("<html>An error page.</html>");
        });

        RpcException failure = await FailureOf(Call(invoker).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(expected));
        Assert.That(failure.Status.Detail, Does.Contain($"{httpStatus}"));
    }

    [Test]
    public async Task HttpError_WithGrpcStatus_GrpcStatusCounts()
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers["grpc-status"] = "5";
            context.Response.Headers["grpc-message"] = "gone";
            return Task.CompletedTask;
        });

        RpcException failure = await FailureOf(Call(invoker).ResponseAsync);

        Assert.That(failure.Status, Is.EqualTo(new Status(StatusCode.NotFound, "gone")));
    }

    [TestCase(null)]
    [TestCase("text/html")]
    [TestCase("application/grpc-web")]
    public async Task ContentTypeIsNotGrpc_Cancelled(string? contentType)
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync("hello");
        });

        RpcException failure = await FailureOf(Call(invoker).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(failure.Status.Detail, Does.Contain("content-type"));
    }

    [Test]
    public async Task NoStatus_MessageIsComplete_Cancelled()
    {
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, Script.Frame([1]), status: null));

        RpcException failure = await FailureOf(Call(invoker).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(failure.Status.Detail, Does.Contain("grpc-status"));
    }

    [TestCase("ok")]
    [TestCase("-1")]
    [TestCase("99999999999")]
    [TestCase("17")]
    public async Task StatusIsNoKnownNumber_Unknown(string status)
    {
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, Script.Frame([1]), status));

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Unknown));
    }

    [Test]
    public async Task StatusOkInHeaders_UnaryCallWithoutMessage_Internal()
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "0";
            return Task.CompletedTask;
        });

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Internal));
    }

    [Test]
    public async Task StatusOkInHeaders_ServerStreaming_EndsWithoutMessage()
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "0";
            return Task.CompletedTask;
        });
        using AsyncServerStreamingCall<byte[]> call = Read(invoker);

        Assert.That(await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Limit), Is.False);
        Assert.That(call.GetStatus().StatusCode, Is.EqualTo(StatusCode.OK));
    }

    [Test]
    public async Task StatusOk_NoMessage_Internal()
    {
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, []));

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Internal));
    }

    [Test]
    public async Task ConnectionIsLost_WithinMessage_Unavailable()
    {
        CallInvoker invoker = await ServeAsync(async context =>
        {
            await Script.StartAsync(context);
            await context.Response.Body.WriteAsync(new byte[] { 0, 0, 0, 0, 9, 1 });
            await context.Response.Body.FlushAsync();
            context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
        });

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    // As the specification maps HTTP/2's error codes.
    [TestCase(0x1, StatusCode.Internal)]
    [TestCase(0x2, StatusCode.Internal)]
    [TestCase(0x7, StatusCode.Unavailable)]
    [TestCase(0x8, StatusCode.Cancelled)]
    [TestCase(0xB, StatusCode.ResourceExhausted)]
    [TestCase(0xC, StatusCode.PermissionDenied)]
    public async Task Reset_WithinMessage_StatusStandsForTheCode(int code, StatusCode expected)
    {
        CallInvoker invoker = await ServeAsync(async context =>
        {
            await Script.StartAsync(context);
            await context.Response.Body.WriteAsync(new byte[] { 0, 0, 0, 0, 9, 1 });
            await context.Response.Body.FlushAsync();
            context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(code);
        });

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task BinaryTrailer_NotBase64_CallThatSucceededFails()
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.AppendTrailer("x-detail-bin", "?");
            return Script.AnswerAsync(context, Script.Frame([1]));
        });

        RpcException failure = await FailureOf(Call(invoker).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Internal));
        Assert.That(failure.Status.Detail, Does.Contain("x-detail-bin"));
    }

    [Test]
    public async Task BinaryTrailer_NotBase64_CallThatFailedKeepsItsReason()
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.AppendTrailer("x-detail-bin", "?");
            context.Response.AppendTrailer("x-other", "kept");
            return Script.AnswerAsync(context, [], "5", "gone");
        });

        RpcException failure = await FailureOf(Call(invoker).ResponseAsync);

        Assert.That(failure.Status, Is.EqualTo(new Status(StatusCode.NotFound, "gone")));
        Assert.That(failure.Trailers.GetValue("x-other"), Is.EqualTo("kept"));
    }

    [Test]
    public async Task BinaryHeader_NotBase64_OnlyTheHeadersFail()
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.Headers["x-detail-bin"] = "?";
            return Script.AnswerAsync(context, Script.Frame([1]));
        });
        using AsyncUnaryCall<byte[]> call = Call(invoker);

        Assert.That(await call.ResponseAsync.WaitAsync(Limit), Is.EqualTo([1]));
        Assert.That((await FailureOf(call.ResponseHeadersAsync)).StatusCode, Is.EqualTo(StatusCode.Internal));
    }

    [Test]
    public async Task StatusMessage_BrokenPercentEncoding_ArrivesAsItIs()
    {
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, [], "3", "50%, %C3%A4 and %zz"));

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).Status.Detail, Is.EqualTo("50%, ä and %zz"));
    }
}
