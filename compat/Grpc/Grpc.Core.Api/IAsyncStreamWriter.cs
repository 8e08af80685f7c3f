namespace Grpc.Core;

/// <summary>A stream of messages to write.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>The options of the writes that follow; null means no options.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes a message. Only one write may be under way at a time.</summary>
    /// <param name="message">The message; not null.</param>
    /// <returns>A task that ends when the next message may be written.</returns>
    Task WriteAsync(T message);

    /// <summary>Writes a message. Only one write may be under way at a time.</summary>
    /// <param name="message">The message; not null.</param>
    /// <param name="cancellationToken">Cancels the write, and with it the call.</param>
    /// <returns>A task that ends when the next message may be written.</returns>
    /// <exception cref="NotSupportedException">The implementation cannot cancel a write.</exception>
    Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            throw new NotSupportedException("This stream writer cannot cancel a write: pass no cancellation token.");
        }

#pragma warning disable CA2016, MA0040 // The token is none; the overload that takes one is this method.
        return WriteAsync(message);
#pragma warning restore CA2016, MA0040
    }
}
