namespace Federation.Strategies;

/// <summary>The settings of <see cref="FaultTolerantExtensions.WithMinimumCompletion"/>. Checked, all at once, when the strategy is made.</summary>
public sealed class FaultTolerantOptions
{
    /// <summary>
    /// The part of the clients asked to train that must have answered for the round to count, 0 to 1; 0.5 unless said otherwise.
    /// </summary>
    public double MinFitCompletionRate { get; init; } = 0.5;

    /// <summary>
    /// The part of the clients asked to evaluate that must have answered for their loss to count, 0 to 1; 0.5 unless said otherwise.
    /// </summary>
    public double MinEvaluateCompletionRate { get; init; } = 0.5;

    internal IEnumerable<string> FindFaults()
    {
        string?[] faults =
        [
            OptionFault.UnlessBetween(nameof(MinFitCompletionRate), MinFitCompletionRate, 0, 1),
            OptionFault.UnlessBetween(nameof(MinEvaluateCompletionRate), MinEvaluateCompletionRate, 0, 1),
        ];
        return faults.OfType<string>();
    }
}
