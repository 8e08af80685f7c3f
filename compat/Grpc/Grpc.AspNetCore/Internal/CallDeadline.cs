using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>
/// Ends a call at its deadline: the client gets <see cref="StatusCode.DeadlineExceeded"/> at once, and the handler's
/// token is cancelled, however long the handler then takes.
/// </summary>
internal sealed class CallDeadline : IAsyncDisposable
{
    private const int NoErrorReset = 0;

    // Timers do not reach further than 49 days; a longer deadline takes several turns.
    private static readonly TimeSpan s_longestTurn = TimeSpan.FromDays(1);

    private readonly HttpContext _http;
    private readonly CallResponse _response;
    private readonly TimeSpan _timeout;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly CancellationTokenSource _cancellation;
    private readonly ITimer _timer;
    private Task _ending = Task.CompletedTask;

    public CallDeadline(HttpContext http, CallResponse response, TimeSpan timeout, ILogger logger, TimeProvider time)
    {
        _http = http;
        _response = response;
        _timeout = timeout;
        _logger = logger;
        _time = time;
        _start = time.GetTimestamp();
        DateTime now = time.GetUtcNow().UtcDateTime;
        Deadline = timeout < DateTime.MaxValue - now ? now + timeout : DateTime.MaxValue;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        _timer = time.CreateTimer(
            static state => ((CallDeadline)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        StartTurn(timeout);
    }

    public DateTime Deadline { get; }

    /// <summary>Is cancelled at the deadline, and when the request is aborted.</summary>
    public CancellationToken CancellationToken => _cancellation.Token;

    /// <summary>Stops the timer; if the call is just being ended, waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _ending.ConfigureAwait(false);
        _cancellation.Dispose();
    }

    private void StartTurn(TimeSpan left) =>
        _timer.Change(left < s_longestTurn ? left : s_longestTurn, Timeout.InfiniteTimeSpan);

    private void OnTimer()
    {
        TimeSpan left = _timeout - _time.GetElapsedTime(_start);
        if (left > TimeSpan.Zero)
        {
            StartTurn(left);
            return;
        }

        _ending = EndAsync();
    }

    private async Task EndAsync()
    {
        try
        {
            if (!_response.TryEnd(new Status(StatusCode.DeadlineExceeded, "Deadline Exceeded"), null, out _))
            {
                return;
            }

            GrpcServerLog.DeadlineExceeded(_logger, _timeout);
            Task completion = _http.Response.CompleteAsync();

            // Not after the completion, which a client that does not read can hold up.
            await _cancellation.CancelAsync().ConfigureAwait(false);
            await completion.ConfigureAwait(false);
            _http.Features.Get<IHttpResetFeature>()?.Reset(NoErrorReset);
        }
        catch (Exception ex)
        {
            GrpcServerLog.EndNotSent(_logger, ex);
        }
    }
}
