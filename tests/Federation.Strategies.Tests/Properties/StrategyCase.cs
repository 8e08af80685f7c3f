using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>A strategy with one choice of settings, and which properties it has.</summary>
/// <param name="Name">What tells it apart.</param>
/// <param name="Create">Makes it anew.</param>
internal sealed record StrategyCase(string Name, Func<IStrategy> Create)
{
    /// <summary>How many clients take part in a round: as many as the strategy needs at least.</summary>
    public int Clients { get; init; } = 7;

    /// <summary>The metrics that the strategy needs of a client, given its number from 0.</summary>
    public Func<int, ScalarMap> Metrics { get; init; } = _ => ScalarMap.Empty;

    /// <summary>The auxiliary tensors that the strategy needs of a client, given what it was told and numbers to make them of.</summary>
    public Func<ClientInstruction, Random, TensorList?> Auxiliary { get; init; } = (_, _) => null;

    /// <summary>Whether updates that are all the global model itself leave it as it is, to the bit.</summary>
    public bool HasFixedPoint { get; init; } = true;

    /// <summary>Whether the model after a round with one update is that update, to the bit.</summary>
    public bool OneUpdateIsItself { get; init; }

    /// <summary>Whether only the ratios of the example counts matter.</summary>
    public bool ScaleOfExamplesIsIrrelevant { get; init; } = true;

    public override string ToString() => Name;
}
