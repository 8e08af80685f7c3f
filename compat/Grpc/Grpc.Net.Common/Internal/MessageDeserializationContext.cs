using System.Buffers;
using Grpc.Core;

namespace Grpc.Net.Internal;

/// <summary>Shows one message after another to the deserializers, where the transport put it.</summary>
internal sealed class MessageDeserializationContext : DeserializationContext
{
    private ReadOnlySequence<byte> _payload;

    public override int PayloadLength => (int)_payload.Length;

    public override byte[] PayloadAsNewBuffer() => _payload.ToArray();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => _payload;

    /// <summary>Deserializes a message.</summary>
    /// <exception cref="RpcException">The bytes are not such a message (<see cref="StatusCode.Internal"/>).</exception>
    public T Deserialize<T>(in ReadOnlySequence<byte> payload, Func<DeserializationContext, T> deserializer)
    {
        _payload = payload;
        try
        {
            return deserializer(this);
        }
        catch (Exception ex) when (ex is not RpcException)
        {
            throw MessageErrors.CannotDeserialize(ex);
        }
        finally
        {
            _payload = default;
        }
    }
}
