using Federation.Core;

namespace Federation.Strategies;

/// <summary>What an aggregation starts from.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="GlobalModel">The model that the round's clients were given unless their instructions said otherwise.</param>
public sealed record AggregationContext(int Round, TensorList GlobalModel)
{
    /// <summary>How many clients are connected when the round begins, whether or not they take part.</summary>
    public int ConnectedClients { get; init; }

    /// <summary>
    /// The clients whose updates may come, ordered by id: those known when the round begins. Where <see cref="IRoundRule.KeepsPending"/>,
    /// others may come in while it waits.
    /// </summary>
    public IReadOnlyList<ClientInfo> Asked { get; init; } = [];
}
