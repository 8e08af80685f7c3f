using Federation.Strategies;

namespace Federation.Server;

/// <summary>The clients that a strategy can choose among at one moment.</summary>
internal sealed class Candidates
{
    // Ordered by id, as participants are: there may be a hundred thousand, of which a few are chosen.
    private readonly IReadOnlyList<IParticipant> _idle;

    /// <param name="connected">Who is connected, ordered by id.</param>
    /// <param name="busy">Who has something to answer still, connected or not.</param>
    /// <param name="phase">The part of the round to choose for; who has taken part in it is not asked again.</param>
    public Candidates(IReadOnlyList<IParticipant> connected, IReadOnlyList<ClientInfo> busy, Phase phase)
    {
        Connected = connected.Count;
        Busy = busy;
        var occupied = busy.Select(client => client.Id).ToHashSet(StringComparer.Ordinal);
        _idle = occupied.Count == 0 && !phase.IsUnderWay
            ? connected
            : [.. connected.Where(participant => !occupied.Contains(participant.Info.Id) && !phase.IsOverFor(participant.Info.Id))];
        Idle = new IdleClients(_idle);
    }

    /// <summary>How many clients are connected, busy ones among them.</summary>
    public int Connected { get; }

    /// <summary>Who can be chosen, ordered by id.</summary>
    public IReadOnlyList<ClientInfo> Idle { get; }

    public IReadOnlyList<ClientInfo> Busy { get; }

    /// <summary>Those that the strategy chose, ordered by id.</summary>
    /// <exception cref="InvalidOperationException">The strategy chose a client twice or one that it could not choose.</exception>
    public List<IParticipant> Resolve(IEnumerable<ClientInfo> chosen, Phase phase)
    {
        var resolved = new SortedDictionary<string, IParticipant>(StringComparer.Ordinal);
        foreach (var client in chosen)
        {
            var participant = Find(client.Id) ?? throw new InvalidOperationException(
                $"The strategy chose client \"{client.Id}\" for {phase.Kind} of round {phase.Round}, which is not among the available ones.");
            if (!resolved.TryAdd(client.Id, participant))
            {
                throw new InvalidOperationException($"The strategy chose client \"{client.Id}\" twice for {phase.Kind} of round {phase.Round}.");
            }
        }

        return [.. resolved.Values];
    }

    private IParticipant? Find(string id)
    {
        var (low, high) = (0, _idle.Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = string.CompareOrdinal(_idle[middle].Info.Id, id);
            if (order == 0)
            {
                return _idle[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }
}
