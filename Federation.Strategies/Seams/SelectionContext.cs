namespace Federation.Strategies;

/// <summary>What a choice of clients may depend on.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Available">
/// The connected clients that have nothing to do, ordered by id, so that a seeded choice does not depend on who came first.
/// </param>
/// <param name="Random">Seeded by the run and the round.</param>
public sealed record SelectionContext(int Round, IReadOnlyList<ClientInfo> Available, Random Random)
{
    /// <summary>
    /// The clients that still work on what an earlier round asked of them, or whose answer is yet to be counted, ordered by id; none
    /// unless rounds are buffered.
    /// </summary>
    public IReadOnlyList<ClientInfo> Busy { get; init; } = [];

    /// <summary>Has clients measure the global model, for a choice that depends on it.</summary>
    public ClientProbe Probe { get; init; } = NobodyAnswers;

    private static ValueTask<IReadOnlyDictionary<string, Core.EvaluateResult>> NobodyAnswers(
        IReadOnlyList<ClientInfo> clients, CancellationToken cancellationToken) =>
        new(new Dictionary<string, Core.EvaluateResult>(StringComparer.Ordinal));
}
