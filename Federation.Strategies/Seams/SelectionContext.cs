namespace Federation.Strategies;

/// <summary>What a choice of clients may depend on.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Available">
/// The connected clients that have nothing to do and have not answered or failed in this part of the round, ordered by id, so that a
/// seeded choice does not depend on who came first.
/// </param>
/// <param name="Random">Seeded by the run and the round; goes on from choice to choice of the same part of a round.</param>
public sealed record SelectionContext(int Round, IReadOnlyList<ClientInfo> Available, Random Random)
{
    /// <summary>
    /// The clients that still work on what this or an earlier round asked of them, or whose answer is yet to be counted, ordered by id;
    /// none unless rounds are buffered.
    /// </summary>
    public IReadOnlyList<ClientInfo> Busy { get; init; } = [];

    /// <summary>
    /// Has clients measure the global model, for a choice that depends on it. One probe at a time: throws an
    /// <see cref="InvalidOperationException"/> while another one is going on. What is going on when the choice is made is taken back.
    /// </summary>
    public ClientProbe Probe { get; init; } = NobodyAnswers;

    private static ValueTask<IReadOnlyDictionary<string, Core.EvaluateResult>> NobodyAnswers(
        IReadOnlyList<ClientInfo> clients, CancellationToken cancellationToken) =>
        new(new Dictionary<string, Core.EvaluateResult>(StringComparer.Ordinal));
}
