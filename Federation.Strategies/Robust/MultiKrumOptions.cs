namespace Federation.Strategies;

/// <summary>The settings of <see cref="MultiKrum"/>. Checked, all at once, when the strategy is made.</summary>
public sealed class MultiKrumOptions : KrumOptions
{
    /// <summary>
    /// Of how many models the mean is taken (the paper's m), at least 1 and at most as many as there are updates; a round with fewer
    /// leaves the model as it is. Null, unless said otherwise, for n - f: all but as many as may be Byzantine, as in the paper's experiments.
    /// </summary>
    public int? SelectedClients { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() => base.FindFaults().Concat(
        new[] { SelectedClients is { } selected ? OptionFault.UnlessAtLeast(nameof(SelectedClients), selected, 1L) : null }.OfType<string>());
}
