using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Net.Compression;
using Grpc.Net.Internal;

namespace Grpc.Tests.Core;

public sealed class MessageWriterTests
{
    private static readonly byte[] s_message = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i / 50))];

    private static readonly (string Name, Action<byte[], SerializationContext> Serializer)[] s_serializers =
    [
        ("announced", (message, context) =>
        {
            context.SetPayloadLength(message.Length);
            IBufferWriter<byte> writer = context.GetBufferWriter();
            writer.Write(message);
            context.Complete();
        }),
        ("announced, in pieces", (message, context) =>
        {
            context.SetPayloadLength(message.Length);
            foreach (byte[] piece in message.Chunk(1000))
            {
                context.GetBufferWriter().Write(piece);
            }

            _ = context.GetBufferWriter();
            context.Complete();
        }),
        ("not announced", (message, context) =>
        {
            context.GetBufferWriter().Write(message.AsSpan(0, message.Length / 2));
            context.GetBufferWriter().Write(message.AsSpan(message.Length / 2));
            context.Complete();
        }),
        ("array", (message, context) => context.Complete(message)),
        ("announced array", (message, context) =>
        {
            context.SetPayloadLength(message.Length);
            context.Complete(message);
        }),
    ];

    [Test]
    [CancelAfter(30_000)]
    public async Task Write_EveryWayToSerialize_ArrivesAlike(CancellationToken token)
    {
        foreach (bool isCompressed in new[] { false, true })
        {
            foreach ((string name, Action<byte[], SerializationContext> serializer) in s_serializers)
            {
                var output = new PooledBufferWriter();
                using var writer = new MessageWriter(null, isCompressed ? Gzip() : null);

                writer.Write(s_message, serializer, output);
                writer.Write([], serializer, output);
                writer.Write([1, 2], serializer, output, compress: false);

                List<byte[]> messages = await ReadAllAsync(output.WrittenMemory, token);
                Assert.That(messages, Is.EqualTo(new byte[][] { s_message, [], [1, 2] }), name);
                Assert.That(output.WrittenSpan[0], Is.EqualTo(isCompressed ? 1 : 0), name);
                Assert.That(output.WrittenSpan[^7], Is.Zero, name);
                output.Dispose();
            }
        }
    }

    [Test]
    public void Write_OverLimit_WritesNothing()
    {
        foreach ((string name, Action<byte[], SerializationContext> serializer) in s_serializers)
        {
            var output = new ArrayBufferWriter<byte>();
            using var writer = new MessageWriter(10, null);

            Assert.That(
                () => writer.Write(new byte[11], serializer, output),
                Throws.TypeOf<RpcException>().With.Property("StatusCode").EqualTo(StatusCode.ResourceExhausted),
                name);
            Assert.That(output.WrittenCount, Is.Zero, name);
            Assert.That(writer.IsInterrupted, Is.False, name);

            writer.Write(new byte[10], serializer, output);
            Assert.That(output.WrittenCount, Is.EqualTo(15), name);
        }
    }

    [Test]
    public void Write_ShorterThanAnnounced_Throws() => AssertMisuse(
        context =>
        {
            context.SetPayloadLength(3);
            context.GetBufferWriter().Write(new byte[2]);
            context.Complete();
        },
        isInterrupted: true);

    [Test]
    public void Write_LongerThanAnnounced_Throws() => AssertMisuse(
        context =>
        {
            context.SetPayloadLength(3);
            context.GetBufferWriter().Write(new byte[4]);
            context.Complete();
        },
        isInterrupted: true);

    [Test]
    public void Write_ThrowsHalfWay_IsInterrupted() => AssertMisuse(
        context =>
        {
            context.SetPayloadLength(3);
            context.GetBufferWriter().Write(new byte[1]);
            throw new InvalidOperationException("broken");
        },
        isInterrupted: true);

    [Test]
    public void Write_ArrayOfOtherLengthThanAnnounced_Throws() => AssertMisuse(context =>
    {
        context.SetPayloadLength(3);
        context.Complete(new byte[4]);
    });

    [Test]
    public void Write_NotCompleted_Throws() => AssertMisuse(_ => { });

    [Test]
    public void Write_CompletedTwice_Throws() => AssertMisuse(context =>
    {
        context.Complete([1]);
        context.Complete([1]);
    });

    [Test]
    public void Write_LengthAfterWriter_Throws() => AssertMisuse(context =>
    {
        context.GetBufferWriter();
        context.SetPayloadLength(1);
    });

    [Test]
    public void Write_CompletedWithoutPayload_Throws() => AssertMisuse(context => context.Complete());

    private static void AssertMisuse(Action<SerializationContext> serialize, bool isInterrupted = false)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new MessageWriter(null, null);

        Assert.That(() => writer.Write("", (_, context) => serialize(context), output), Throws.InvalidOperationException);
        Assert.That(writer.IsInterrupted, Is.EqualTo(isInterrupted));
    }

    private static MessageCompressor Gzip() => new(new GzipCompressionProvider(CompressionLevel.Fastest), null);

    private static async Task<List<byte[]>> ReadAllAsync(ReadOnlyMemory<byte> wire, CancellationToken token)
    {
        var providers = AcceptedEncodings.ByName([new GzipCompressionProvider(CompressionLevel.Fastest)]);
        var reader = new MessageReader(
            PipeReader.Create(new ReadOnlySequence<byte>(wire)),
            new MessageDecompressor("gzip", providers, StatusCode.Unimplemented),
            null);
        var messages = new List<byte[]>();
        while (await reader.ReadAsync(context => context.PayloadAsNewBuffer(), token) is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }
}
