using Federation.Core;

namespace Federation.TorchSharp;

/// <summary>How a <see cref="TorchClient"/> trains and evaluates. Checked, all at once, when the client is made.</summary>
public sealed class TorchClientOptions : LocalTrainingOptions
{
    /// <summary>
    /// What the client evaluates on. Null, unless said otherwise: then it evaluates on the part that <see cref="HeldOutFraction"/>
    /// keeps from training, and if that is 0 on the training data itself.
    /// </summary>
    public IBatchSource? EvaluationData { get; init; }

    /// <summary>
    /// The part of the training data that is kept from training, for evaluation: at least 0 and less than 1, rounded to whole examples
    /// but not to none or all of them. Which examples, <see cref="LocalTrainingOptions.Seed"/> and
    /// <see cref="LocalTrainingOptions.ClientNumber"/> decide (0 where it is not said), the same in every round. 0, none, unless said otherwise.
    /// </summary>
    public double HeldOutFraction { get; init; }

    /// <summary>
    /// What the client says of itself, besides <see cref="ClientPropertyKeys.ExampleCount"/>; nothing unless said otherwise.
    /// </summary>
    public ScalarMap Properties { get; init; } = ScalarMap.Empty;
}
