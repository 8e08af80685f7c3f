using System.Buffers;
using Grpc.Core;

namespace Grpc.Net.Internal;

/// <summary>
/// Serializes the messages of one direction of a call, with their headers. A message whose length the serializer
/// announces goes straight to the output, any other through a buffer.
/// </summary>
/// <param name="maxLength">The longest message to send, before compression; null means no limit.</param>
/// <param name="compressor">Compresses messages; null means none can be compressed.</param>
internal sealed class MessageWriter(int? maxLength, MessageCompressor? compressor)
    : SerializationContext, IBufferWriter<byte>, IDisposable
{
    // Asking the output for more than one of its own small blocks at a time keeps a large message in few pieces.
    private const int LargestBlock = 64 * 1024;

    private IBufferWriter<byte>? _output;
    private bool _compress;
    private int? _announced;
    private int _directRest;
    private State _state;
    private PooledBufferWriter? _buffer;
    private PooledBufferWriter? _compressed;

    /// <summary>Whether the last message was given up half-way, after its header had gone to the output.</summary>
    public bool IsInterrupted { get; private set; }

    private enum State
    {
        Idle,
        Started,
        Direct,
        Buffered,
        Complete,
    }

    /// <summary>Writes a message with its header to the output.</summary>
    /// <param name="message">The message.</param>
    /// <param name="serializer">Serializes it.</param>
    /// <param name="output">Takes the bytes.</param>
    /// <param name="compress">Whether to compress it, if the call can.</param>
    /// <exception cref="RpcException">The message is longer than the limit; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The serializer did not keep to its contract.</exception>
    public void Write<T>(
        T message, Action<T, SerializationContext> serializer, IBufferWriter<byte> output, bool compress = true)
    {
        _output = output;
        _compress = compress && compressor is not null;
        _announced = null;
        _state = State.Started;
        try
        {
            serializer(message, this);
            Require(_state == State.Complete, "The serializer did not complete the message.");
        }
        finally
        {
            IsInterrupted = _state == State.Direct;
            _output = null;
            _state = State.Idle;
        }
    }

    public override void SetPayloadLength(int payloadLength)
    {
        Require(_state == State.Started, "The payload length is set before the payload is written.");
        ThrowIfTooLarge(payloadLength);
        _announced = payloadLength;
    }

    public override IBufferWriter<byte> GetBufferWriter()
    {
        Require(_state is State.Started or State.Direct or State.Buffered, "The message is complete already.");
        if (_state == State.Started && _announced is { } length && !_compress)
        {
            WriteHeader(new MessageHeader(false, length), length);
            _directRest = length;
            _state = State.Direct;
        }

        if (_state == State.Direct)
        {
            return this;
        }

        _buffer ??= new PooledBufferWriter();
        if (_state == State.Started)
        {
            _buffer.Clear();
            _state = State.Buffered;
        }

        return _buffer;
    }

    public override void Complete()
    {
        Require(_state is State.Direct or State.Buffered, "GetBufferWriter is called before Complete.");
        if (_state == State.Direct)
        {
            Require(_directRest == 0, "The payload is shorter than the length that was set.");
        }
        else
        {
            Finish(_buffer!.WrittenSpan);
        }

        _state = State.Complete;
    }

    public override void Complete(byte[] payload)
    {
        Require(_state == State.Started, "The payload is completed once, and not after GetBufferWriter.");
        Finish(payload);
        _state = State.Complete;
    }

    /// <summary>Gives the buffers back. No write may be under way.</summary>
    public void Dispose()
    {
        _buffer?.Dispose();
        _compressed?.Dispose();
    }

    void IBufferWriter<byte>.Advance(int count)
    {
        Require(_state == State.Direct && count <= _directRest, "The payload is longer than the length that was set.");
        _directRest -= count;
        _output!.Advance(count);
    }

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint) => _output!.GetMemory(BlockSize(sizeHint));

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => _output!.GetSpan(BlockSize(sizeHint));

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }

    private int BlockSize(int sizeHint) => Math.Max(sizeHint, Math.Min(_directRest, LargestBlock));

    private void Finish(ReadOnlySpan<byte> payload)
    {
        ThrowIfTooLarge(payload.Length);
        Require(_announced is null || _announced == payload.Length, "The payload is not of the length that was set.");

        // An empty message would become nothing at all, which not every decompressor takes for gzip data.
        bool compress = _compress && !payload.IsEmpty;
        if (compress)
        {
            _compressed ??= new PooledBufferWriter();
            _compressed.Clear();
            compressor!.Compress(payload, _compressed);
            payload = _compressed.WrittenSpan;
        }

        WriteHeader(new MessageHeader(compress, payload.Length), payload.Length);
        _output!.Write(payload);
    }

    private void WriteHeader(MessageHeader header, int following)
    {
        header.Write(_output!.GetSpan(MessageHeader.Size + Math.Min(following, LargestBlock)));
        _output.Advance(MessageHeader.Size);
    }

    private void ThrowIfTooLarge(int length)
    {
        if (length > maxLength)
        {
            throw MessageErrors.SendingTooLarge();
        }
    }
}
