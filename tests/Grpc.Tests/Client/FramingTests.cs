using Grpc.Core;

namespace Grpc.Tests.Client;

/// <summary>Messages arrive as they were sent, however they are cut on the way.</summary>
internal sealed class FramingTests : ScriptedFixture
{
    [Test]
    public async Task Messages_CutAfterEveryByte_ArriveWhole()
    {
        byte[][] messages = [[1], [], [2, 3, 4, 5, 6, 7], new byte[20]];
        CallInvoker invoker = await ServeAsync(async context =>
        {
            await Script.StartAsync(context);
            foreach (byte value in messages.SelectMany(message => Script.Frame(message)))
            {
                await context.Response.Body.WriteAsync(new[] { value });
                await context.Response.Body.FlushAsync();
            }

            Script.End(context, "0");
        });

        Assert.That(await ReadAllAsync(invoker), Is.EqualTo(messages));
    }

    [Test]
    public async Task Messages_AllInOnePiece_ArriveOneByOne()
    {
        byte[][] messages = [.. Enumerable.Range(0, 2000).Select(n => new byte[n % 50])];
        CallInvoker invoker = await ServeAsync(
            context => Script.AnswerAsync(context, [.. messages.SelectMany(message => Script.Frame(message))]));

        Assert.That(await ReadAllAsync(invoker), Is.EqualTo(messages));
    }

    [Test]
    public async Task Messages_LargeAndSmallByTurns_ArriveWhole()
    {
        byte[][] messages =
            [.. Enumerable.Range(0, 40).Select(n => Numbered(n % 3 == 0 ? 300_000 + n : n % 3 == 1 ? n : 65_536 - n))];
        CallInvoker invoker = await ServeAsync(async context =>
        {
            await Script.StartAsync(context);
            foreach (byte[] message in messages)
            {
                await context.Response.Body.WriteAsync(Script.Frame(message));
            }

            Script.End(context, "0");
        });

        Assert.That(await ReadAllAsync(invoker), Is.EqualTo(messages));
    }

    [Test]
    public async Task Messages_CompressedAndNot_MayAlternate()
    {
        byte[] zeros = new byte[100_000];
        CallInvoker invoker = await ServeAsync(context =>
        {
            context.Response.Headers["grpc-encoding"] = "gzip";
            return Script.AnswerAsync(
                context,
                [.. Script.Frame([1]), .. Script.Frame(Script.Gzip(zeros), flag: 1), .. Script.Frame([2])]);
        });

        Assert.That(await ReadAllAsync(invoker), Is.EqualTo([[1], zeros, [2]]));
    }

    private static byte[] Numbered(int size) => [.. Enumerable.Range(0, size).Select(n => (byte)(n * 7 / 3))];

    private static async Task<List<byte[]>> ReadAllAsync(CallInvoker invoker)
    {
        using AsyncServerStreamingCall<byte[]> call = Read(invoker);
        List<byte[]> messages = [];
        while (await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Limit))
        {
            messages.Add(call.ResponseStream.Current);
        }

        return messages;
    }
}
