using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>Reads the responses of a call that streams them, and ends the call with them.</summary>
internal sealed class ResponseReader<TResponse>(GrpcCall call, Marshaller<TResponse> marshaller)
    : IAsyncStreamReader<TResponse>, IDisposable
    where TResponse : class
{
    private const string ReadFailed = "Error reading the next response message.";

    private readonly CallLifetime _lifetime = call.Lifetime;
    private ExclusiveUse _use;
    private HttpResponseMessage? _response;
    private ResponseBody? _body;

    public TResponse Current { get; private set; } = null!;

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        _lifetime.ThrowIfDisposed();
        if (_use.TryEnter())
        {
            return MoveNextAsync(cancellationToken);
        }

        return _use.IsReleased
            ? AfterEnd(_lifetime.End!, cancellationToken)
            : Task.FromException<bool>(new InvalidOperationException(
                "Can't read the next message because the previous read is still in progress."));
    }

    /// <summary>Gives the buffers back, now or when the read that is under way has finished.</summary>
    public void Dispose()
    {
        if (_use.Release())
        {
            _body?.Dispose();
        }
    }

    private async Task<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration = cancellationToken == _lifetime.Options.CancellationToken
            ? default
            : _lifetime.CancelWith(cancellationToken);
        CallEnd end;
        try
        {
            Current = null!; // The message before can be collected while this one is on its way.
            _body ??= await OpenAsync().ConfigureAwait(false);
            TResponse? message = _body is null
                ? null
                : await _body.ReadAsync(marshaller.ContextualDeserializer, _lifetime.Ended).ConfigureAwait(false);
            if (message is not null)
            {
                Current = message;
                return true;
            }

            end = _lifetime.TryEnd(_lifetime.End ?? ResponseStatus.FromTrailers(_response!));
        }
        catch (Exception ex)
        {
            throw _lifetime.Fail(ReadFailed, ex, cancellationToken);
        }
        finally
        {
            await registration.DisposeAsync().ConfigureAwait(false);
            if (_use.Exit())
            {
                _body?.Dispose();
            }
        }

        return end.Status.StatusCode == StatusCode.OK ? false : throw _lifetime.ToException(end, cancellationToken);
    }

    // Null if the call ended with the headers.
    private async ValueTask<ResponseBody?> OpenAsync()
    {
        _response = await call.Response.ConfigureAwait(false);
        if (_lifetime.End is not null)
        {
            return null;
        }

        Stream stream = await _response.Content.ReadAsStreamAsync(_lifetime.Ended).ConfigureAwait(false);
        return call.OpenBody(_response, stream);
    }

    private Task<bool> AfterEnd(CallEnd end, CancellationToken cancellationToken) =>
        end.Status.StatusCode == StatusCode.OK
            ? Task.FromResult(false)
            : Task.FromException<bool>(_lifetime.ToException(end, cancellationToken));
}
