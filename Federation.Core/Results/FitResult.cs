namespace Federation.Core;

/// <summary>What a client answers to fit.</summary>
/// <param name="Parameters">The trained model.</param>
/// <param name="ExampleCount">
/// How many examples the client trained on: the update's weight in a weighted mean. At least 0; an update of 0 examples is
/// refused by strategies that weigh by it.
/// </param>
/// <param name="Metrics">What the client measured, such as its training loss.</param>
public sealed record FitResult(TensorList Parameters, long ExampleCount, ScalarMap Metrics)
{
    /// <summary>A result without metrics.</summary>
    public FitResult(TensorList parameters, long exampleCount)
        : this(parameters, exampleCount, ScalarMap.Empty)
    {
    }
}
