namespace Grpc.Core;

/// <summary>What the four kinds of call object share: callbacks, with or without a state to pass to them.</summary>
internal readonly struct AsyncCallState
{
    private readonly object _responseHeaders;
    private readonly object _status;
    private readonly object _trailers;
    private readonly object _dispose;
    private readonly object? _state;

    public AsyncCallState(
        Task<Metadata> responseHeaders, Func<Status> status, Func<Metadata> trailers, Action dispose)
    {
        _responseHeaders = responseHeaders;
        _status = status;
        _trailers = trailers;
        _dispose = dispose;
    }

    public AsyncCallState(
        Func<object, Task<Metadata>> responseHeaders,
        Func<object, Status> status,
        Func<object, Metadata> trailers,
        Action<object> dispose,
        object state)
    {
        _responseHeaders = responseHeaders;
        _status = status;
        _trailers = trailers;
        _dispose = dispose;
        _state = state;
    }

    public Task<Metadata> ResponseHeadersAsync => _responseHeaders is Func<object, Task<Metadata>> function
        ? function(_state!)
        : (Task<Metadata>)_responseHeaders;

    public Status GetStatus() =>
        _status is Func<object, Status> function ? function(_state!) : ((Func<Status>)_status)();

    public Metadata GetTrailers() =>
        _trailers is Func<object, Metadata> function ? function(_state!) : ((Func<Metadata>)_trailers)();

    public void Dispose()
    {
        if (_dispose is Action<object> action)
        {
            action(_state!);
        }
        else
        {
            ((Action)_dispose)();
        }
    }
}
