using System.Text;
using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.Tests.Client;

/// <summary>Messages that are cut off, too long, or not what they claim to be.</summary>
internal sealed class MalformedMessageTests : ScriptedFixture
{
    [Test]
    public async Task UnaryCall_TwoMessages_Internal()
    {
        CallInvoker invoker = await ServeAsync(
            context => Script.AnswerAsync(context, [.. Script.Frame([1]), .. Script.Frame([2])]));

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Internal));
    }

    [TestCase(new byte[] { 0, 0, 0 }, TestName = "Truncated_WithinHeader_Internal")]
    [TestCase(new byte[] { 0, 0, 0, 0, 2, 1 }, TestName = "Truncated_WithinMessage_Internal")]
    [TestCase(new byte[] { 2, 0, 0, 0, 1, 1 }, TestName = "CompressedFlag_Neither0Nor1_Internal")]
    [TestCase(new byte[] { 1, 0, 0, 0, 1, 1 }, TestName = "Compressed_NoEncodingNamed_Internal")]
    public async Task BadFrame(byte[] body)
    {
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, body));
        using AsyncServerStreamingCall<byte[]> stream = Read(invoker);

        RpcException unary = await FailureOf(Call(invoker).ResponseAsync);
        RpcException streaming = await FailureOf(stream.ResponseStream.MoveNext(CancellationToken.None));

        Assert.That(unary.StatusCode, Is.EqualTo(StatusCode.Internal));
        Assert.That(streaming.StatusCode, Is.EqualTo(StatusCode.Internal));
        Assert.That(stream.GetStatus().StatusCode, Is.EqualTo(StatusCode.Internal));
    }

    [Test]
    public async Task Compressed_EncodingIsUnknown_Unimplemented()
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.Headers["grpc-encoding"] = "lzma";
            return Script.AnswerAsync(context, Script.Frame([1], flag: 1));
        });

        RpcException failure = await FailureOf(Call(invoker).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Unimplemented));
        Assert.That(failure.Status.Detail, Does.Contain("lzma"));
    }

    [Test]
    public async Task Compressed_NotInThatEncoding_Internal()
    {
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.Headers["grpc-encoding"] = "gzip";
            return Script.AnswerAsync(context, Script.Frame(Encoding.ASCII.GetBytes("not gzip at all"), flag: 1));
        });

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Internal));
    }

    [Test]
    public async Task Compressed_LargerThanTheLimitOnceDecompressed_ResourceExhausted()
    {
        byte[] bomb = Script.Gzip(new byte[8 * 1024 * 1024]);
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.Headers["grpc-encoding"] = "gzip";
            return Script.AnswerAsync(context, Script.Frame(bomb, flag: 1));
        });

        Assert.That(bomb, Has.Length.LessThan(1024 * 1024), "The bomb itself is within the limit.");
        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
    }

    [TestCase(new byte[] { 0, 0, 64, 0, 1 }, TestName = "Length_OneByteOverTheLimit_FailsBeforeTheMessageArrives")]
    [TestCase(new byte[] { 0, 255, 255, 255, 255 }, TestName = "Length_NoArrayCouldHoldIt_FailsBeforeTheMessageArrives")]
    public async Task TooLong(byte[] header)
    {
        // The message never comes: the header alone has to end the call.
        CallInvoker invoker = await ServeAsync(async context =>
        {
            await Script.StartAsync(context);
            await context.Response.Body.WriteAsync(header);
            await context.Response.Body.FlushAsync();
            await Script.HangAsync(context);
        });

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
    }

    [Test]
    public async Task Length_ExactlyTheLimit_Arrives()
    {
        var options = new GrpcChannelOptions { MaxReceiveMessageSize = 3 };
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, Script.Frame([1, 2, 3])), options);

        Assert.That(await Call(invoker).ResponseAsync.WaitAsync(Limit), Is.EqualTo([1, 2, 3]));
    }

    [Test]
    public async Task Length_AnnouncedWithoutLimitAndNeverSent_FailsWithoutClaimingTheMemory()
    {
        var options = new GrpcChannelOptions { MaxReceiveMessageSize = null };
        CallInvoker invoker = await ServeAsync(
            context => Script.AnswerAsync(context, [0, 0x7F, 0xFF, 0xFF, 0x00, 1]), options);
        long before = GC.GetTotalAllocatedBytes();

        RpcException failure = await FailureOf(Call(invoker).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Internal));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(64 * 1024 * 1024));
    }

    [Test]
    public async Task Message_CannotBeDeserialized_Internal()
    {
        CallInvoker invoker = await ServeAsync(context => Script.AnswerAsync(context, Script.Frame([1])));
        Marshaller<byte[]> broken = Marshallers.Create<byte[]>(message => message, _ => throw new FormatException("No."));
        var method = new Method<byte[], byte[]>(MethodType.Unary, "test.Service", "Unary", broken, broken);

        RpcException failure = await FailureOf(invoker.AsyncUnaryCall(method, null, default, []).ResponseAsync);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Internal));
        Assert.That(failure.Status.DebugException, Is.TypeOf<FormatException>());
    }
}
