namespace Federation.Strategies;

/// <summary>The settings of <see cref="Krum"/>. Checked, all at once, when the strategy is made.</summary>
public class KrumOptions : FedAvgOptions
{
    /// <summary>
    /// How many of a round's clients may send anything (the paper's f), at least 0; 1 unless said otherwise. A round needs at least
    /// 2 f + 3 updates.
    /// </summary>
    public int ByzantineClients { get; init; } = 1;

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() =>
        base.FindFaults().Concat(new[] { ByzantineFault.Find(nameof(ByzantineClients), ByzantineClients) }.OfType<string>());
}
