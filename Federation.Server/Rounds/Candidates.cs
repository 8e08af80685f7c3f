using Federation.Strategies;

namespace Federation.Server;

/// <summary>The clients that a strategy can choose among at one moment.</summary>
internal sealed class Candidates
{
    private readonly SortedDictionary<string, IParticipant> _idle = new(StringComparer.Ordinal);

    /// <param name="connected">Who is connected.</param>
    /// <param name="busy">Who has something to answer still, connected or not.</param>
    /// <param name="phase">The part of the round to choose for; who has taken part in it is not asked again.</param>
    public Candidates(IReadOnlyList<IParticipant> connected, IReadOnlyList<ClientInfo> busy, Phase phase)
    {
        Connected = connected.Count;
        Busy = busy;
        var occupied = busy.Select(client => client.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var participant in connected)
        {
            var id = participant.Info.Id;
            if (!occupied.Contains(id) && !phase.IsOverFor(id))
            {
                _idle.Add(id, participant);
            }
        }
    }

    /// <summary>How many clients are connected, busy ones among them.</summary>
    public int Connected { get; }

    public IReadOnlyList<ClientInfo> Idle => [.. _idle.Values.Select(participant => participant.Info)];

    public IReadOnlyList<ClientInfo> Busy { get; }

    /// <summary>Those that the strategy chose, ordered by id.</summary>
    /// <exception cref="InvalidOperationException">The strategy chose a client twice or one that it could not choose.</exception>
    public List<IParticipant> Resolve(IEnumerable<ClientInfo> chosen, Phase phase)
    {
        var resolved = new SortedDictionary<string, IParticipant>(StringComparer.Ordinal);
        foreach (var client in chosen)
        {
            if (!_idle.TryGetValue(client.Id, out var participant))
            {
                throw new InvalidOperationException(
                    $"The strategy chose client \"{client.Id}\" for {phase.Kind} of round {phase.Round}, which is not among the available ones.");
            }

            if (!resolved.TryAdd(client.Id, participant))
            {
                throw new InvalidOperationException($"The strategy chose client \"{client.Id}\" twice for {phase.Kind} of round {phase.Round}.");
            }
        }

        return [.. resolved.Values];
    }
}
