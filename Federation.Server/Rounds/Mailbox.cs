using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>
/// What clients were asked and what nobody has taken the answer of: those that are still at it, and the answers that have come. Answers
/// come in at any time, while updates are folded and between rounds; everything else is the coordinator's flow alone.
/// </summary>
/// <param name="run">What the run works with.</param>
/// <param name="cancellationToken">Ends the run: takes back at once whatever is asked.</param>
internal sealed class Mailbox(RunContext run, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly Channel<Reply> _incoming = Channel.CreateUnbounded<Reply>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SortedDictionary<string, Inquiry> _open = new(StringComparer.Ordinal);
    private Queue<Reply> _arrived = new();
    private CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

    /// <summary>How many answers are still to be taken.</summary>
    public int Count => _open.Count;

    /// <summary>Whose answers are still to be taken, ordered by id.</summary>
    public IReadOnlyList<ClientInfo> Clients => [.. _open.Values.Select(inquiry => inquiry.Client)];

    /// <summary>Asks, and goes on without waiting.</summary>
    /// <exception cref="InvalidOperationException">The client has something to answer already.</exception>
    public void Ask(Inquiry inquiry, TimeSpan? limit)
    {
        if (!_open.TryAdd(inquiry.Client.Id, inquiry))
        {
            throw new InvalidOperationException($"Client \"{inquiry.Client.Id}\" has not answered yet what it was asked before.");
        }

        _ = AskAsync(inquiry, limit, _stop.Token);
    }

    /// <summary>Waits until there is an answer to take.</summary>
    public async ValueTask WaitAsync(CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        while (_arrived.Count == 0 && !_incoming.Reader.TryPeek(out _))
        {
            if (!await run.Participants.PassTimeAsync(token).ConfigureAwait(false))
            {
                await _incoming.Reader.WaitToReadAsync(token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes the answer that came first.</summary>
    public bool TryTake([NotNullWhen(true)] out Reply? reply)
    {
        if (!_arrived.TryDequeue(out reply) && !_incoming.Reader.TryRead(out reply))
        {
            return false;
        }

        _open.Remove(reply.Inquiry.Client.Id);
        return true;
    }

    /// <summary>Takes the failures that have come, and leaves the updates.</summary>
    public IReadOnlyList<Reply> TakeFailures()
    {
        var failures = new List<Reply>();
        var others = new Queue<Reply>();
        while (TryTake(out var reply))
        {
            if (reply.Failure is not null)
            {
                failures.Add(reply);
            }
            else
            {
                others.Enqueue(reply);
                _open.Add(reply.Inquiry.Client.Id, reply.Inquiry);
            }
        }

        _arrived = others;
        return failures;
    }

    /// <summary>Tells all who are still at it to stop, and drops what has come.</summary>
    /// <returns>Those that had failed before.</returns>
    public async Task<IReadOnlyList<Reply>> TakeBackAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        var failures = new List<Reply>();
        while (Count > 0)
        {
            await WaitAsync(CancellationToken.None).ConfigureAwait(false);
            while (TryTake(out var reply))
            {
                reply.Drop();
                if (reply.Failure is not null)
                {
                    failures.Add(reply);
                }
            }
        }

        _stop.Dispose();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return failures;
    }

    public async ValueTask DisposeAsync()
    {
        await TakeBackAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>Never throws.</summary>
    private async Task AskAsync(Inquiry inquiry, TimeSpan? limit, CancellationToken stop)
    {
        var begun = run.Time.GetTimestamp();
        Reply reply;
        try
        {
            var outcome = await inquiry.Participant.AskAsync(
                inquiry.Request,
                limit,
                (fraction, metrics) => run.Observer.ClientProgressed(inquiry.Round, inquiry.Phase, inquiry.Client, fraction, metrics),
                stop).ConfigureAwait(false);
            reply = new Reply(inquiry, outcome, run.Time.GetElapsedTime(begun));
        }
#pragma warning disable CA1031 // Thrown again where the answer is taken.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            reply = new Reply(inquiry, exception);
        }

        _incoming.Writer.TryWrite(reply);
    }
}
