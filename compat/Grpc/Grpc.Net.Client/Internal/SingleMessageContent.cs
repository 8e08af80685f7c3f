using System.Net;
using Grpc.Net.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>The body of a request that is one message.</summary>
/// <param name="message">The message with its header. It belongs to the content.</param>
internal sealed class SingleMessageContent(PooledBufferWriter message) : RequestContent
{
    private int _users = 1;
    private int _disposed;

    // Comes a second time if the server refused the stream unseen and the handler takes another connection.
    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _users) == 1)
        {
            Interlocked.Decrement(ref _users);
            throw new OperationCanceledException("The call has ended.");
        }

        try
        {
            await stream.WriteAsync(message.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Release();
        }
    }

    // The call has ended: the buffer goes back as soon as nobody writes from it.
    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Release();
        }

        base.Dispose(disposing);
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            message.Dispose();
        }
    }
}
