namespace Grpc.Core;

/// <summary>How a message becomes bytes and bytes become a message.</summary>
/// <typeparam name="T">The message.</typeparam>
public class Marshaller<T>
{
    /// <summary>Creates a marshaller from functions over whole arrays.</summary>
    /// <param name="serializer">Returns a message's bytes.</param>
    /// <param name="deserializer">Returns the message that the bytes stand for.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    public Marshaller(Func<T, byte[]> serializer, Func<byte[], T> deserializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        ArgumentNullException.ThrowIfNull(deserializer);
        Serializer = serializer;
        Deserializer = deserializer;
        ContextualSerializer = (message, context) => context.Complete(serializer(message));
        ContextualDeserializer = context => deserializer(context.PayloadAsNewBuffer());
    }

    /// <summary>Creates a marshaller from functions that write to and read from the transport's buffers.</summary>
    /// <param name="serializer">Writes a message to the context and completes it.</param>
    /// <param name="deserializer">Reads a message from the context.</param>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    public Marshaller(Action<T, SerializationContext> serializer, Func<DeserializationContext, T> deserializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        ArgumentNullException.ThrowIfNull(deserializer);
        ContextualSerializer = serializer;
        ContextualDeserializer = deserializer;
        Serializer = _ => throw ContextOnly();
        Deserializer = _ => throw ContextOnly();
    }

    /// <summary>
    /// Serializes to an array. Throws <see cref="NotSupportedException"/> if the marshaller was made from
    /// functions over contexts.
    /// </summary>
    public Func<T, byte[]> Serializer { get; }

    /// <summary>
    /// Deserializes from an array. Throws <see cref="NotSupportedException"/> if the marshaller was made from
    /// functions over contexts.
    /// </summary>
    public Func<byte[], T> Deserializer { get; }

    /// <summary>Serializes into a context.</summary>
    public Action<T, SerializationContext> ContextualSerializer { get; }

    /// <summary>Deserializes from a context.</summary>
    public Func<DeserializationContext, T> ContextualDeserializer { get; }

    private static NotSupportedException ContextOnly() =>
        new("This marshaller works on contexts: use ContextualSerializer and ContextualDeserializer.");
}
