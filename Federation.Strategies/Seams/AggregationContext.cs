using Federation.Core;

namespace Federation.Strategies;

/// <summary>What an aggregation starts from.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="GlobalModel">The model that the round's clients were given unless their instructions said otherwise.</param>
public sealed record AggregationContext(int Round, TensorList GlobalModel);
