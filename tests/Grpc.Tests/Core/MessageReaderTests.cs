using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Net.Compression;
using Grpc.Net.Internal;

namespace Grpc.Tests.Core;

public sealed class MessageReaderTests
{
    private static readonly Dictionary<string, ICompressionProvider> s_providers = AcceptedEncodings.ByName(
        [new GzipCompressionProvider(CompressionLevel.Fastest), new DeflateCompressionProvider(CompressionLevel.Fastest)]);

    private static readonly Func<DeserializationContext, byte[]> s_bytes = context => context.PayloadAsNewBuffer();

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_BytesCutAnywhere_GivesMessages(CancellationToken token)
    {
        byte[] wire = [.. Frame([1, 2, 3]), .. Frame([]), .. Frame([4])];
        for (int cut = 0; cut <= wire.Length; cut++)
        {
            var pipe = new Pipe();
            MessageReader reader = Reader(pipe);
            Task<List<byte[]>> reading = ReadAllAsync(reader, token);

            await pipe.Writer.WriteAsync(wire.AsMemory(0, cut), token);
            await Task.Yield();
            await pipe.Writer.WriteAsync(wire.AsMemory(cut), token);
            await pipe.Writer.CompleteAsync();

            Assert.That(await reading, Is.EqualTo(new byte[][] { [1, 2, 3], [], [4] }), $"cut at {cut}");
        }
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_SegmentsOfOneByte_GivesMessages(CancellationToken token)
    {
        byte[] wire = [.. Frame([1, 2, 3]), .. Frame(new byte[300])];
        var reader = Reader(PipeReader.Create(Segments.Of(wire, 1)));

        Assert.That(await ReadAllAsync(reader, token), Is.EqualTo(new byte[][] { [1, 2, 3], new byte[300] }));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_EndWithinMessage_IsInternalError(CancellationToken token)
    {
        byte[] wire = Frame([1, 2, 3]);
        for (int length = 1; length < wire.Length; length++)
        {
            MessageReader reader = Reader(PipeReader.Create(new ReadOnlySequence<byte>(wire, 0, length)));

            await AssertStatusAsync(reader, StatusCode.Internal, token);
        }
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_LengthOverLimit_FailsBeforeMessageArrives(CancellationToken token)
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[] { 0, 0, 0, 0, 11 }, token);

        await AssertStatusAsync(Reader(pipe.Reader, maxLength: 10), StatusCode.ResourceExhausted, token);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_LengthAtLimit_IsRead(CancellationToken token)
    {
        MessageReader reader = Reader(PipeReader.Create(new ReadOnlySequence<byte>(Frame(new byte[10]))), maxLength: 10);

        Assert.That(await reader.ReadAsync(s_bytes, token), Has.Length.EqualTo(10));
    }

    [TestCase(null)]
    [TestCase(int.MaxValue)]
    [CancelAfter(30_000)]
    public async Task ReadAsync_LengthOverFourGigabytes_IsResourceExhausted(int? maxLength, CancellationToken token)
    {
        var wire = new ReadOnlySequence<byte>([0, 0xFF, 0xFF, 0xFF, 0xFF]);

        await AssertStatusAsync(Reader(PipeReader.Create(wire), maxLength), StatusCode.ResourceExhausted, token);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_UnknownFlag_IsInternalError(CancellationToken token)
    {
        var wire = new ReadOnlySequence<byte>([2, 0, 0, 0, 0]);

        await AssertStatusAsync(Reader(PipeReader.Create(wire)), StatusCode.Internal, token);
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("GZIP")]
    [CancelAfter(30_000)]
    public async Task ReadAsync_Compressed_IsDecompressed(string encoding, CancellationToken token)
    {
        byte[] message = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i / 100))];
        byte[] wire =
        [
            .. Frame(Compress(message, encoding), flag: 1),
            .. Frame([7]),
            .. Frame(Compress([8], encoding), flag: 1),
            .. Frame([], flag: 1),
        ];
        MessageReader reader = Reader(PipeReader.Create(Segments.Of(wire, 13)), encoding: encoding);

        Assert.That(await ReadAllAsync(reader, token), Is.EqualTo(new byte[][] { message, [7], [8], [] }));
    }

    [TestCase(null)]
    [TestCase("identity")]
    [CancelAfter(30_000)]
    public async Task ReadAsync_CompressedWithoutEncoding_IsInternalError(string? encoding, CancellationToken token)
    {
        var wire = new ReadOnlySequence<byte>(Frame(Compress([1], "gzip"), flag: 1));

        await AssertStatusAsync(Reader(PipeReader.Create(wire), encoding: encoding), StatusCode.Internal, token);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_UnknownEncoding_NamesTheKnown(CancellationToken token)
    {
        var wire = new ReadOnlySequence<byte>(Frame([1], flag: 1));

        RpcException error = await AssertStatusAsync(
            Reader(PipeReader.Create(wire), encoding: "zstd"), StatusCode.Unimplemented, token);

        Assert.That(error.Status.Detail, Does.Contain("zstd").And.Contain("gzip").And.Contain("deflate"));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_NotCompressedAsItSays_IsInternalError(CancellationToken token)
    {
        byte[] whole = Compress(new byte[5000], "gzip");
        byte[][] broken = [[1, 2, 3], whole[..^1], whole[..^10], whole[..12], [.. whole, 0]];
        foreach (byte[] payload in broken)
        {
            var wire = new ReadOnlySequence<byte>(Frame(payload, flag: 1));

            await AssertStatusAsync(Reader(PipeReader.Create(wire), encoding: "gzip"), StatusCode.Internal, token);
        }
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_Bomb_StopsAtLimit(CancellationToken token)
    {
        // 64 MB of zeros in some 64 KB: more than a thousandfold.
        byte[] bomb = Compress(new byte[64 << 20], "gzip");
        Assert.That(bomb.Length, Is.LessThan(1 << 20));
        MessageReader reader = Reader(PipeReader.Create(new ReadOnlySequence<byte>(Frame(bomb, flag: 1))), 1 << 20, "gzip");
        long before = GC.GetAllocatedBytesForCurrentThread();

        await AssertStatusAsync(reader, StatusCode.ResourceExhausted, token);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(8 << 20));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_DecompressedToLimit_IsRead(CancellationToken token)
    {
        byte[] wire = Frame(Compress(new byte[100_000], "gzip"), flag: 1);

        byte[]? message = await Reader(PipeReader.Create(new ReadOnlySequence<byte>(wire)), 100_000, "gzip").ReadAsync(s_bytes, token);
        Assert.That(message, Has.Length.EqualTo(100_000));
        await AssertStatusAsync(
            Reader(PipeReader.Create(new ReadOnlySequence<byte>(wire)), 99_999, "gzip"), StatusCode.ResourceExhausted, token);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_Cancelled_LosesNothing(CancellationToken token)
    {
        var pipe = new Pipe();
        MessageReader reader = Reader(pipe);
        await pipe.Writer.WriteAsync(Frame([1, 2, 3]).AsMemory(0, 6), token);
        using var cancellation = new CancellationTokenSource();

        ValueTask<byte[]?> read = reader.ReadAsync(s_bytes, cancellation.Token);
        await cancellation.CancelAsync();
        Assert.That(async () => await read, Throws.InstanceOf<OperationCanceledException>());

        await pipe.Writer.WriteAsync(Frame([1, 2, 3]).AsMemory(6), token);
        Assert.That(await reader.ReadAsync(s_bytes, token), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadAsync_DeserializerThrows_IsInternalErrorWithCause(CancellationToken token)
    {
        MessageReader reader = Reader(PipeReader.Create(new ReadOnlySequence<byte>(Frame([1]))));

        RpcException? error = null;
        try
        {
            await reader.ReadAsync<string>(_ => throw new FormatException("broken"), token);
        }
        catch (RpcException ex)
        {
            error = ex;
        }

        Assert.That(error?.StatusCode, Is.EqualTo(StatusCode.Internal));
        Assert.That(error?.Status.DebugException, Is.TypeOf<FormatException>());
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadSingleAsync_OneMessage_IsGiven(CancellationToken token)
    {
        MessageReader reader = Reader(PipeReader.Create(new ReadOnlySequence<byte>(Frame([1]))));

        Assert.That(await reader.ReadSingleAsync(s_bytes, token), Is.EqualTo(new byte[] { 1 }));
    }

    [Test]
    public void ReadSingleAsync_NoneOrTwo_IsInternalError()
    {
        foreach (byte[] wire in new byte[][] { [], [.. Frame([1]), .. Frame([2])], [.. Frame([1]), 0] })
        {
            MessageReader reader = Reader(PipeReader.Create(new ReadOnlySequence<byte>(wire)));

            Assert.That(
                async () => await reader.ReadSingleAsync(s_bytes, CancellationToken.None),
                Throws.TypeOf<RpcException>().With.Property("StatusCode").EqualTo(StatusCode.Internal));
        }
    }

    private static MessageReader Reader(Pipe pipe) => Reader(pipe.Reader);

    private static MessageReader Reader(PipeReader input, int? maxLength = null, string? encoding = null) =>
        new(input, new MessageDecompressor(encoding, s_providers, StatusCode.Unimplemented), maxLength);

    private static async Task<List<byte[]>> ReadAllAsync(MessageReader reader, CancellationToken token)
    {
        var messages = new List<byte[]>();
        while (await reader.ReadAsync(s_bytes, token) is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }

    private static async Task<RpcException> AssertStatusAsync(MessageReader reader, StatusCode expected, CancellationToken token)
    {
        try
        {
            await reader.ReadAsync(s_bytes, token);
        }
        catch (RpcException ex)
        {
            Assert.That(ex.StatusCode, Is.EqualTo(expected));
            return ex;
        }

        throw new AssertionException("The message was read.");
    }

    private static byte[] Frame(byte[] payload, byte flag = 0) => Server.Frame.Of(payload, flag);

    private static byte[] Compress(byte[] payload, string encoding)
    {
        var output = new MemoryStream();
        using (Stream stream = s_providers[encoding].CreateCompressionStream(output, null))
        {
            stream.Write(payload);
        }

        return output.ToArray();
    }
}
