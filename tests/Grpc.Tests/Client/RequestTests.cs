using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Grpc.Tests.Client;

/// <summary>What a request looks like on the wire.</summary>
internal sealed class RequestTests : ScriptedFixture
{
    [Test]
    public async Task AnyCall_HeadersAsTheSpecificationAsks()
    {
        (IHeaderDictionary headers, string line, _) = await CaptureAsync(default, []);

        Assert.That(line, Is.EqualTo("POST /test.Service/Unary HTTP/2"));
        Assert.That(headers["te"], Is.EqualTo(new StringValues("trailers")));
        Assert.That(headers.ContentType, Is.EqualTo(new StringValues("application/grpc")));
        Assert.That(headers.UserAgent.ToString(), Does.StartWith("grpc-dotnet-compat/"));
        Assert.That(headers["grpc-accept-encoding"], Is.EqualTo(new StringValues("identity,gzip,deflate")));
        Assert.That(headers.Keys, Has.None.EqualTo("grpc-timeout"));
        Assert.That(headers.Keys, Has.None.EqualTo("grpc-encoding"));
    }

    [Test]
    public async Task Message_HasHeaderWithFlagAndLength()
    {
        (_, _, byte[] body) = await CaptureAsync(default, [7, 8, 9]);

        Assert.That(body, Is.EqualTo([0, 0, 0, 0, 3, 7, 8, 9]));
    }

    [Test]
    public async Task Deadline_IsSentAsTimeout()
    {
        var options = new CallOptions(deadline: DateTime.UtcNow.AddHours(30));

        (IHeaderDictionary headers, _, _) = await CaptureAsync(options, []);

        Assert.That(headers["grpc-timeout"].ToString(), Does.Match("^[0-9]{1,8}[HMSmun]$"));
    }

    [Test]
    public async Task Deadline_FurtherThanTheHeaderReaches_IsCut()
    {
        var options = new CallOptions(deadline: DateTime.SpecifyKind(DateTime.MaxValue.AddDays(-1), DateTimeKind.Utc));

        (IHeaderDictionary headers, _, _) = await CaptureAsync(options, []);

        Assert.That(headers["grpc-timeout"].ToString(), Is.EqualTo("99999999S"));
    }

    [Test]
    public async Task Deadline_MaxValue_IsNone()
    {
        (IHeaderDictionary headers, _, _) = await CaptureAsync(new CallOptions(deadline: DateTime.MaxValue), []);

        Assert.That(headers.Keys, Has.None.EqualTo("grpc-timeout"));
    }

    [Test]
    public async Task Metadata_ReservedNames_AreNotSentAsMetadata()
    {
        var metadata = new Metadata
        {
            { "grpc-timeout", "1S" },
            { "content-type", "text/html" },
            { "te", "gzip" },
            { "x-own", "sent" },
        };

        (IHeaderDictionary headers, _, _) = await CaptureAsync(new CallOptions(metadata), []);

        Assert.That(headers.Keys, Has.None.EqualTo("grpc-timeout"));
        Assert.That(headers.ContentType, Is.EqualTo(new StringValues("application/grpc")));
        Assert.That(headers["te"], Is.EqualTo(new StringValues("trailers")));
        Assert.That(headers["x-own"], Is.EqualTo(new StringValues("sent")));
    }

    [Test]
    public async Task Metadata_Bytes_AreSentAsBase64()
    {
        (IHeaderDictionary headers, _, _) =
            await CaptureAsync(new CallOptions(new Metadata { { "x-own-bin", new byte[] { 255 } } }), []);

        Assert.That(headers["x-own-bin"].ToString().TrimEnd('='), Is.EqualTo("/w"));
    }

    [Test]
    public async Task Compression_AskedFor_MessageIsCompressedAndTheHeaderSaysSo()
    {
        byte[] message = new byte[10_000];

        (IHeaderDictionary headers, _, byte[] body) = await CaptureAsync(Compressed("gzip"), message);

        Assert.That(headers["grpc-encoding"], Is.EqualTo(new StringValues("gzip")));
        Assert.That(headers.Keys, Has.None.EqualTo("grpc-internal-encoding-request"));
        Assert.That(body[0], Is.EqualTo(1));
        Assert.That(body, Has.Length.LessThan(1000));
        Assert.That(body[5..7], Is.EqualTo([0x1F, 0x8B]), "The magic number of gzip.");
    }

    [Test]
    public async Task Compression_WriteOptionsForbidIt_MessageIsSentAsItIs()
    {
        CallOptions options = Compressed("gzip").WithWriteOptions(new WriteOptions(WriteFlags.NoCompress));

        (IHeaderDictionary headers, _, byte[] body) = await CaptureAsync(options, [1, 2, 3]);

        Assert.That(headers["grpc-encoding"], Is.EqualTo(new StringValues("gzip")));
        Assert.That(body, Is.EqualTo([0, 0, 0, 0, 3, 1, 2, 3]));
    }

    [Test]
    public async Task Compression_WriterForbidsItForOneMessage_OnlyThatOneIsSentAsItIs()
    {
        byte[] body = [];
        CallInvoker invoker = await ServeAsync(async context =>
        {
            body = await ReadBodyAsync(context);
            await Script.AnswerAsync(context, Script.Frame([]));
        });
        using AsyncClientStreamingCall<byte[], byte[]> call =
            invoker.AsyncClientStreamingCall(ClientStreaming, null, Compressed("gzip"));

        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync([5]).WaitAsync(Limit);
        call.RequestStream.WriteOptions = null;
        await call.RequestStream.WriteAsync([6]).WaitAsync(Limit);
        await call.RequestStream.CompleteAsync();
        await call.ResponseAsync.WaitAsync(Limit);

        Assert.That(body[..6], Is.EqualTo([0, 0, 0, 0, 1, 5]));
        Assert.That(body[6], Is.EqualTo(1));
    }

    [Test]
    public async Task Compression_EncodingIsUnknown_CallFailsUnsent()
    {
        bool called = false;
        CallInvoker invoker = await ServeAsync(_ =>
        {
            called = true;
            return Task.CompletedTask;
        });

        RpcException failure = await FailureOf(Call(invoker, Compressed("lzma")).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Internal));
        Assert.That(failure.Status.Detail, Does.Contain("lzma"));
        Assert.That(called, Is.False);
    }

    [Test]
    public async Task Compression_EncodingIsUnknown_StreamedMessageFails()
    {
        CallInvoker invoker = await ServeAsync(Script.HangAsync);
        using AsyncClientStreamingCall<byte[], byte[]> call =
            invoker.AsyncClientStreamingCall(ClientStreaming, null, Compressed("lzma"));

        RpcException failure = await FailureOf(call.RequestStream.WriteAsync([1]));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Internal));
        Assert.That(failure.Status.Detail, Does.Contain("lzma"));
    }

    [Test]
    public async Task MaxSendMessageSize_UnaryMessageIsLonger_CallFailsUnsent()
    {
        bool called = false;
        CallInvoker invoker = await ServeAsync(
            _ =>
            {
                called = true;
                return Task.CompletedTask;
            },
            new GrpcChannelOptions { MaxSendMessageSize = 2 });

        RpcException failure = await FailureOf(Call(invoker, default, 1, 2, 3).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(called, Is.False);
    }

    [Test]
    public async Task MaxSendMessageSize_StreamedMessageIsLonger_OnlyTheWriteFails()
    {
        CallInvoker invoker = await ServeAsync(
            async context => await Script.AnswerAsync(context, Script.Frame(await ReadBodyAsync(context))),
            new GrpcChannelOptions { MaxSendMessageSize = 2 });
        using AsyncClientStreamingCall<byte[], byte[]> call =
            invoker.AsyncClientStreamingCall(ClientStreaming, null, default);

        RpcException failure = await FailureOf(call.RequestStream.WriteAsync([1, 2, 3]));
        await call.RequestStream.WriteAsync([4]).WaitAsync(Limit);
        await call.RequestStream.CompleteAsync();

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(await call.ResponseAsync.WaitAsync(Limit), Is.EqualTo([0, 0, 0, 0, 1, 4]));
    }

    [Test]
    public async Task StreamingCall_BeforeAnyMessage_HeadersReachTheServer()
    {
        var arrived = new TaskCompletionSource();
        CallInvoker invoker = await ServeAsync(context =>
        {
            arrived.SetResult();
            return Script.HangAsync(context);
        });

        using AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);

        await arrived.Task.WaitAsync(Limit);
    }

    private static CallOptions Compressed(string encoding) =>
        new(new Metadata { { "grpc-internal-encoding-request", encoding } });

    private async Task<(IHeaderDictionary Headers, string Line, byte[] Body)> CaptureAsync(
        CallOptions options, byte[] message)
    {
        string line = "";
        byte[] body = [];
        var headers = new HeaderDictionary();
        CallInvoker invoker = await ServeAsync(async context =>
        {
            line = $"{context.Request.Method} {context.Request.Path} {context.Request.Protocol}";
            foreach ((string name, StringValues value) in context.Request.Headers)
            {
                headers[name] = value;
            }

            body = await ReadBodyAsync(context);
            await Script.AnswerAsync(context, Script.Frame([]));
        });
        await Call(invoker, options, message).ResponseAsync.WaitAsync(Limit);
        return (headers, line, body);
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }
}
