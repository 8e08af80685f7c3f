using Grpc.Core;
using Grpc.Net.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>Writes the requests of a call that streams them.</summary>
internal sealed class RequestWriter<TRequest> : IClientStreamWriter<TRequest>, IRequestSource, IDisposable
    where TRequest : class
{
    private const string WriteFailed = "Error writing a request message.";

    private readonly GrpcCall _call;
    private readonly CallLifetime _lifetime;
    private readonly Marshaller<TRequest> _marshaller;
    private readonly PooledBufferWriter _buffer = new();
    private readonly TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Continuations run within CompleteAsync, so that the end of the request is on its way when that returns, and a
    // call that is disposed next does not turn it into a cancellation.
    private readonly TaskCompletionSource _completed = new();

    private ExclusiveUse _use;
    private volatile Stream? _stream;
    private volatile bool _hasWritten;
    private MessageWriter? _messages;
    private bool _isComplete;

    public RequestWriter(GrpcCall call, Marshaller<TRequest> marshaller)
    {
        _call = call;
        _lifetime = call.Lifetime;
        _marshaller = marshaller;
        WriteOptions = _lifetime.Options.WriteOptions;
    }

    public WriteOptions? WriteOptions { get; set; }

    Task IRequestSource.Completion => _completed.Task;

    void IRequestSource.Attach(Stream stream)
    {
        if (_hasWritten)
        {
            // The handler tries a second connection; but what was written to the first is gone.
            throw new IOException("The server refused the call after request messages had been sent.");
        }

        _stream = stream;
        _attached.TrySetResult();
    }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        _lifetime.ThrowIfDisposed();
        if (_isComplete)
        {
            return Task.FromException(new InvalidOperationException("Request stream has already been completed."));
        }

        if (_use.TryEnter())
        {
            return WriteCoreAsync(message, cancellationToken);
        }

        return Task.FromException(_use.IsReleased
            ? _lifetime.ToException(_lifetime.End!, cancellationToken)
            : new InvalidOperationException("Can't write the message because the previous write is in progress."));
    }

    public Task CompleteAsync()
    {
        _lifetime.ThrowIfDisposed();
        if (_use.TryEnter())
        {
            _isComplete = true;
            CompleteInline();
            Exit();
        }
        else if (!_use.IsReleased)
        {
            return Task.FromException(new InvalidOperationException(
                "Can't complete the client stream writer because the previous write is in progress."));
        }

        return Task.CompletedTask;
    }

    /// <summary>Gives the buffers back, now or when the write that is under way has finished.</summary>
    public void Dispose()
    {
        _attached.TrySetCanceled(_lifetime.Ended);
        _completed.TrySetCanceled(_lifetime.Ended);
        if (_use.Release())
        {
            ReturnBuffers();
        }
    }

    private async Task WriteCoreAsync(TRequest message, CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration = cancellationToken == _lifetime.Options.CancellationToken
            ? default
            : _lifetime.CancelWith(cancellationToken);
        try
        {
            _buffer.Clear();
            _messages ??= _call.CreateMessageWriter();
            _messages.Write(
                message, _marshaller.ContextualSerializer, _buffer, GrpcCall.WantsCompression(WriteOptions));
            await _attached.Task.ConfigureAwait(false);
            _hasWritten = true;
            Stream stream = _stream!;
            await stream.WriteAsync(_buffer.WrittenMemory, _lifetime.Ended).ConfigureAwait(false);
            await stream.FlushAsync(_lifetime.Ended).ConfigureAwait(false);
        }
        catch (Exception ex)
        {
            throw _lifetime.ToException(WriteFailed, ex, cancellationToken);
        }
        finally
        {
            await registration.DisposeAsync().ConfigureAwait(false);
            Exit();
        }
    }

    // With a context that they might belong to, continuations would be queued instead.
    private void CompleteInline()
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            _completed.TrySetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void Exit()
    {
        if (_use.Exit())
        {
            ReturnBuffers();
        }
    }

    private void ReturnBuffers()
    {
        _buffer.Dispose();
        _messages?.Dispose();
    }
}
