using Federation.Core;

namespace Federation.Strategies;

/// <summary>How a round's updates become one model although some of them may be anything.</summary>
internal abstract class RobustRule
{
    /// <summary>How many updates the rule needs, and what to change where there are fewer.</summary>
    public abstract (int Count, string Remedy) Required { get; }

    /// <summary>Says what keeps an update out besides what keeps it out of any strategy; null where nothing does.</summary>
    public virtual string? FindFault(ClientUpdate update) => null;

    /// <summary>Combines updates, as many as required, ordered by client id.</summary>
    public abstract AggregationOutcome Combine(IReadOnlyList<ClientUpdate> updates);

    /// <summary>What the clients returned.</summary>
    protected static TensorList[] ParametersOf(IReadOnlyList<ClientUpdate> updates) => [.. updates.Select(update => update.Result.Parameters)];
}
