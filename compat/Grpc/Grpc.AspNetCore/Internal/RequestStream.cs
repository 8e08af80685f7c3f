using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The stream of requests of a call.</summary>
internal sealed class RequestStream<T>(HttpContextServerCallContext call, Func<DeserializationContext, T> deserializer)
    : IAsyncStreamReader<T>
    where T : class
{
    private static readonly Task<bool> s_true = Task.FromResult(true);
    private static readonly Task<bool> s_false = Task.FromResult(false);

    public T Current { get; private set; } = null!;

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<bool>(cancellationToken);
        }

        if (call.Response.IsEnded || call.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return Task.FromException<bool>(
                new InvalidOperationException("Can't read messages after the request is complete."));
        }

        // A message that was read is not kept alive while the next one is waited for.
        Current = null!;
        ValueTask<T?> read = call.Reader.ReadAsync(deserializer, cancellationToken);
        if (read.IsCompletedSuccessfully)
        {
            return Take(read.Result) ? s_true : s_false;
        }

        return AwaitAsync(read);
    }

    private async Task<bool> AwaitAsync(ValueTask<T?> read)
    {
        try
        {
            return Take(await read.ConfigureAwait(false));
        }
        catch (IOException)
        {
            call.OnRequestLost();
            throw;
        }
    }

    private bool Take(T? message)
    {
        Current = message!;
        return message is not null;
    }
}
