namespace Grpc.Core;

/// <summary>A stream of messages to read.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message that the last <see cref="MoveNext"/> read.</summary>
    T Current { get; }

    /// <summary>Reads the next message. Only one read may be under way at a time.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>True if there was a message, false at the end of the stream.</returns>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
