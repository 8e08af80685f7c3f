using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a message is serialized to.</summary>
public abstract class SerializationContext
{
    /// <summary>Takes the whole message as an array, which belongs to the context from then on.</summary>
    /// <param name="payload">The message's bytes.</param>
    public virtual void Complete(byte[] payload) => throw Unsupported();

    /// <summary>The writer for the message's bytes; <see cref="Complete()"/> ends the message.</summary>
    /// <returns>The writer, valid until <see cref="Complete()"/>.</returns>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw Unsupported();

    /// <summary>
    /// Announces the length of the message. Optional; called before <see cref="GetBufferWriter"/>, it lets the
    /// message be written straight to the transport, and exactly that many bytes must follow.
    /// </summary>
    /// <param name="payloadLength">The length in bytes.</param>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    /// <summary>Ends the message that was written to the writer.</summary>
    public virtual void Complete() => throw Unsupported();

    private NotSupportedException Unsupported() => new($"{GetType()} does not take the payload in this form.");
}
