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

    /// <summary>
    /// A second list of tensors that travels beside the model, such as the change of SCAFFOLD's control variate. Null, unless said
    /// otherwise, for none.
    /// </summary>
    public TensorList? Auxiliary { get; init; }

    /// <summary>
    /// How <see cref="Parameters"/> are encoded, by the name of the encoding, so that a strategy can decode them; empty, unless said
    /// otherwise, for a model's tensors as they are.
    /// </summary>
    public string Encoding { get; init; } = "";
}
