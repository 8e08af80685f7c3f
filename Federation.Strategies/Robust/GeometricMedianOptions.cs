namespace Federation.Strategies;

/// <summary>The settings of <see cref="GeometricMedian"/>. Checked, all at once, when the strategy is made.</summary>
public sealed class GeometricMedianOptions : FedAvgOptions
{
    /// <summary>
    /// How many times the weights are made anew from the distances, at least 1; 3 unless said otherwise, which the paper finds enough.
    /// Each reads all updates once.
    /// </summary>
    public int Iterations { get; init; } = 3;

    /// <summary>
    /// The distance below which closer is not more (the paper's nu), in the units of the model's parameters: more than 0; 1e-6 unless said
    /// otherwise. It keeps weights finite where the median meets an update.
    /// </summary>
    public double Smoothing { get; init; } = 1e-6;

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() => base.FindFaults().Concat(new[]
    {
        OptionFault.UnlessAtLeast(nameof(Iterations), Iterations, 1L),
        OptionFault.UnlessAbove(nameof(Smoothing), Smoothing, 0),
    }.OfType<string>());
}
