namespace Federation.Strategies;

/// <summary>The settings of <see cref="FedTrimmedAvg"/>. Checked, all at once, when the strategy is made.</summary>
public sealed class FedTrimmedAvgOptions : FedAvgOptions
{
    /// <summary>
    /// The part of the values of an element that is dropped at each end (the paper's beta): at least 0 and less than 0.5; 0.2 unless
    /// said otherwise. Rounded down to whole updates, so that with fewer than 1 / Beta updates none is dropped. It should be at least the
    /// part of the clients that may send anything.
    /// </summary>
    public double Beta { get; init; } = 0.2;

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() =>
        base.FindFaults().Concat(new[] { OptionFault.UnlessBelow(nameof(Beta), Beta, 0, 0.5) }.OfType<string>());
}
