using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>
/// What can end a call, and what its end releases. A call ends once: with its status, or given up by this side
/// (cancelled, disposed, past its deadline), whichever comes first.
/// </summary>
internal sealed class CallLifetime : IDisposable
{
    private static readonly TimeSpan s_longestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromSeconds(99_999_999);

    private readonly CancellationTokenSource _abort = new();
    private readonly DateTimeOffset? _deadline;
    private CancellationTokenRegistration _cancellation;
    private ITimer? _timer;
    private HttpResponseMessage? _response;
    private CallEnd? _end;

    /// <exception cref="InvalidOperationException">The deadline is not in UTC.</exception>
    /// <exception cref="ObjectDisposedException">The channel is disposed.</exception>
    public CallLifetime(GrpcChannel channel, IMethod method, CallOptions options)
    {
        _deadline = ReadDeadline(options.Deadline);
        Channel = channel;
        Method = method;
        Options = options;
        channel.Register(this);
    }

    public GrpcChannel Channel { get; }

    public IMethod Method { get; }

    public CallOptions Options { get; }

    /// <summary>What is to be disposed at the end of the call: the side that sends.</summary>
    public IDisposable? Sender { get; set; }

    /// <summary>What is to be disposed at the end of the call: the side that receives.</summary>
    public IDisposable? Receiver { get; set; }

    /// <summary>The time that the server is told it has; null without a deadline.</summary>
    public TimeSpan? Timeout { get; private set; }

    /// <summary>Stops everything that is under way for the call, as soon as it has ended.</summary>
    public CancellationToken Ended => _abort.Token;

    /// <summary>How the call ended; null as long as it has not.</summary>
    public CallEnd? End => Volatile.Read(ref _end);

    public bool IsDisposed { get; private set; }

    /// <summary>Begins to watch the deadline and the caller's token. Either may end the call at once.</summary>
    public void Start()
    {
        Log.CallStarted(Channel.Logger, Method.FullName);
        if (_deadline is not null)
        {
            TimeSpan remaining = Remaining();
            if (remaining <= TimeSpan.Zero)
            {
                ExceedDeadline();
                return;
            }

            Timeout = remaining < s_longestTimeout ? remaining : s_longestTimeout;
            _timer = Channel.Clock.CreateTimer(
                static state => ((CallLifetime)state!).OnTimer(),
                this,
                System.Threading.Timeout.InfiniteTimeSpan,
                System.Threading.Timeout.InfiniteTimeSpan);
            SetTimer(remaining);
        }

        _cancellation = CancelWith(Options.CancellationToken);
        if (End is not null)
        {
            StopWatching(); // It ended before this method could say what to stop.
        }
    }

    /// <summary>Cancels the call with a token. Dispose the registration when the token no longer counts.</summary>
    public CancellationTokenRegistration CancelWith(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static state => ((CallLifetime)state!).Cancel(), this);

    /// <summary>Takes over the response.</summary>
    public void Attach(HttpResponseMessage response)
    {
        Volatile.Write(ref _response, response);
        if (End is not null)
        {
            response.Dispose();
        }
    }

    /// <summary>Ends the call.</summary>
    /// <param name="end">How.</param>
    /// <returns>How the call ended: this way, unless it had ended before.</returns>
    public CallEnd TryEnd(CallEnd end)
    {
        if (Interlocked.CompareExchange(ref _end, end, null) is { } earlier)
        {
            return earlier;
        }

        Log.CallEnded(Channel.Logger, Method.FullName, end.Status);
        Channel.Unregister(this);
        StopWatching();

        // Stops what is under way. Before the response headers the server learns of it by this, after them by the
        // response being disposed before its end.
        Abort();
        Volatile.Read(ref _response)?.Dispose();
        Sender?.Dispose();
        Receiver?.Dispose();
        return end;
    }

    /// <summary>Ends the call because of an exception.</summary>
    /// <param name="summary">What was being done.</param>
    /// <param name="exception">What happened to it.</param>
    /// <param name="cancellationToken">The token that was given for just that.</param>
    /// <returns>What to throw instead: how the call ended.</returns>
    public Exception Fail(string summary, Exception exception, CancellationToken cancellationToken) =>
        ToException(TryEnd(Explain(summary, exception)), cancellationToken);

    /// <summary>Leaves the call as it is, since the response may know better what an exception means.</summary>
    /// <returns>What to throw instead: how the call ended if it has, else what the exception looks like.</returns>
    public Exception ToException(string summary, Exception exception, CancellationToken cancellationToken) =>
        ToException(End ?? Explain(summary, exception), cancellationToken);

    /// <summary>What a call throws that ended so.</summary>
    public Exception ToException(CallEnd end, CancellationToken cancellationToken)
    {
        bool isCancellation = end.IsCancellation || end.Status.StatusCode == StatusCode.DeadlineExceeded;
        return Channel.ThrowOperationCanceledOnCancellation && isCancellation
            ? new OperationCanceledException(end.Status.Detail, end.Status.DebugException, CancelledToken(cancellationToken))
            : new RpcException(end.Status, end.Trailers ?? Metadata.Empty);
    }

    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(IsDisposed, typeof(GrpcCall));

    /// <summary>Gives the call up, if it has not ended.</summary>
    public void Dispose()
    {
        IsDisposed = true;
        TryEnd(new CallEnd(new Status(StatusCode.Cancelled, "gRPC call disposed."), null, IsCancellation: true));
    }

    private static DateTimeOffset? ReadDeadline(DateTime? deadline) => deadline switch
    {
        null => null,
        _ when deadline == DateTime.MaxValue => null,
        _ when deadline == DateTime.MinValue => DateTimeOffset.MinValue,
        { Kind: DateTimeKind.Utc } utc => new DateTimeOffset(utc),
        _ => throw new InvalidOperationException(
            "The deadline must be in UTC (DateTimeKind.Utc), or DateTime.MaxValue or DateTime.MinValue."),
    };

    private CallEnd Explain(string summary, Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            return new CallEnd(new Status(StatusCode.Cancelled, exception.Message, exception), null, IsCancellation: true);
        }

        Status status = FailureStatus.From(summary, exception);

        // The server watches the deadline too, and its reset may come before the timer here.
        return status.StatusCode == StatusCode.Cancelled && _deadline is not null && Remaining() <= TimeSpan.Zero
            ? new CallEnd(new Status(StatusCode.DeadlineExceeded, status.Detail, exception), null, IsCancellation: true)
            : new CallEnd(status, null);
    }

    private CancellationToken CancelledToken(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? cancellationToken
        : Options.CancellationToken.IsCancellationRequested ? Options.CancellationToken
        : Ended;

    private void Cancel() => TryEnd(
        new CallEnd(new Status(StatusCode.Cancelled, "Call canceled by the client."), null, IsCancellation: true));

    private void ExceedDeadline() => TryEnd(
        new CallEnd(new Status(StatusCode.DeadlineExceeded, "Deadline exceeded."), null, IsCancellation: true));

    private TimeSpan Remaining() => _deadline!.Value - Channel.Clock.GetUtcNow();

    // Timers may come early, and reach no further than seven weeks.
    private void OnTimer()
    {
        TimeSpan remaining = Remaining();
        if (remaining <= TimeSpan.Zero)
        {
            ExceedDeadline();
        }
        else
        {
            SetTimer(remaining);
        }
    }

    private void SetTimer(TimeSpan remaining)
    {
        var wholeMilliseconds = TimeSpan.FromMilliseconds(Math.Ceiling(remaining.TotalMilliseconds));
        _timer!.Change(
            wholeMilliseconds < s_longestTimer ? wholeMilliseconds : s_longestTimer,
            System.Threading.Timeout.InfiniteTimeSpan);
    }

    private void Abort()
    {
        try
        {
            _abort.Cancel();
        }
        catch (AggregateException ex)
        {
            // From a callback of a handler or of call credentials; and this may be a timer's thread.
            Log.CancellationFailed(Channel.Logger, Method.FullName, ex);
        }
    }

    private void StopWatching()
    {
        _cancellation.Dispose();
        _timer?.Dispose();
    }
}
