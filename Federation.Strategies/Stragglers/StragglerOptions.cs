namespace Federation.Strategies;

/// <summary>The settings of <see cref="StragglerExtensions.WithStragglers"/>. Checked, all at once, when the strategy is made.</summary>
public sealed class StragglerOptions
{
    /// <summary>
    /// The part of a round's training clients that are stragglers, 0 to 1, rounded to whole clients, halves up; 0.5 unless said
    /// otherwise. Li et al. 2020 (FedProx) try 0, 0.5 and 0.9.
    /// </summary>
    public double Fraction { get; init; } = 0.5;

    /// <summary>In what way they fall behind; <see cref="StragglerKind.FewerEpochs"/> unless said otherwise.</summary>
    public StragglerKind Kind { get; init; }

    /// <summary>
    /// Decides, with the round, who they are and how far they come; null, unless said otherwise, for the run's seed. The strategy does
    /// not matter: with the same seed and the same clients every strategy has the same stragglers.
    /// </summary>
    public int? Seed { get; init; }

    internal IEnumerable<string> FindFaults()
    {
        string?[] faults =
        [
            OptionFault.UnlessBetween(nameof(Fraction), Fraction, 0, 1),
            Enum.IsDefined(Kind) ? null : $"{nameof(Kind)} is {Kind}; it must be one of {string.Join(", ", Enum.GetNames<StragglerKind>())}.",
        ];
        return faults.OfType<string>();
    }
}
