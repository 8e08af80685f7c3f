using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a message is deserialized from.</summary>
public abstract class DeserializationContext
{
    /// <summary>The length of the message in bytes.</summary>
    public abstract int PayloadLength { get; }

    /// <summary>The whole message in an array that belongs to the caller. It costs a copy.</summary>
    /// <returns>The message's bytes.</returns>
    public virtual byte[] PayloadAsNewBuffer() => throw Unsupported();

    /// <summary>The message where the transport put it, valid only until the deserializer returns.</summary>
    /// <returns>The message's bytes.</returns>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => throw Unsupported();

    private NotSupportedException Unsupported() => new($"{GetType()} does not give the payload in this form.");
}
