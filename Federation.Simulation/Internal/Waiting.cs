using Federation.Server;
using Federation.Strategies;

namespace Federation.Simulation.Internal;

/// <summary>Somebody waits for clients.</summary>
internal sealed class Waiting
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;
    private readonly int _count;
    private readonly Func<ClientInfo, bool> _counts;
    private readonly TimeSpan _limit;

    /// <param name="count">For how many.</param>
    /// <param name="counts">Which of them count.</param>
    /// <param name="limit">How long at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Waiting(int count, Func<ClientInfo, bool> counts, TimeSpan limit, CancellationToken cancellationToken)
    {
        (_count, _counts, _limit) = (count, counts, limit);
        _registration = cancellationToken.UnsafeRegister(_ => _over.TrySetCanceled(cancellationToken), null);
    }

    /// <summary>Ends when there are enough or the time is up, and at once: not a moment later, in which time could pass.</summary>
    public Task Over => _over.Task;

    /// <summary>Ends the wait if enough are there.</summary>
    /// <returns>Whether they are.</returns>
    public bool TryEnd(IReadOnlyList<IParticipant> there)
    {
        if (there.Count < _count || there.Count(participant => _counts(participant.Info)) < _count)
        {
            return false;
        }

        _registration.Dispose();
        _over.TrySetResult();
        return true;
    }

    /// <summary>Gives up, because the time is up.</summary>
    public void GiveUp(IReadOnlyList<IParticipant> there)
    {
        _registration.Dispose();
        _over.TrySetException(TooFewClients.After(_limit, _count, [.. there.Select(participant => participant.Info)], _counts));
    }
}
