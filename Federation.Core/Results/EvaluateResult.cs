namespace Federation.Core;

/// <summary>What evaluating a model gives, on a client or on the server.</summary>
/// <param name="Loss">The mean loss over the examples.</param>
/// <param name="ExampleCount">How many examples were measured: the result's weight in a weighted mean. At least 0.</param>
/// <param name="Metrics">What was measured besides, such as the accuracy.</param>
public sealed record EvaluateResult(double Loss, long ExampleCount, ScalarMap Metrics)
{
    /// <summary>A result without metrics.</summary>
    public EvaluateResult(double loss, long exampleCount)
        : this(loss, exampleCount, ScalarMap.Empty)
    {
    }
}
