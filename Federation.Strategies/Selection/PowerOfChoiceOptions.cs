namespace Federation.Strategies;

/// <summary>The settings of <see cref="PowerOfChoiceSelector"/>. Checked, all at once, when the selector is made.</summary>
public sealed class PowerOfChoiceOptions
{
    /// <summary>How many clients are chosen (the paper's m), at least 1.</summary>
    public required int Clients { get; init; }

    /// <summary>
    /// Among how many candidates they are chosen (the paper's d), at least <see cref="Clients"/>. As many as clients is a choice at
    /// random; all clients is the most biased towards large losses, and the quickest to begin with.
    /// </summary>
    public required int Candidates { get; init; }

    /// <summary>
    /// How many clients must be connected, at least <see cref="Clients"/>. Null, unless said otherwise, for as many as there are to be
    /// candidates.
    /// </summary>
    public int? MinAvailableClients { get; init; }

    internal IEnumerable<string> FindFaults()
    {
        string?[] faults =
        [
            OptionFault.UnlessAtLeast(nameof(Clients), Clients, 1L),
            OptionFault.UnlessAtLeast(nameof(Candidates), Candidates, Math.Max(Clients, 1L)),
            MinAvailableClients is { } available ? OptionFault.UnlessAtLeast(nameof(MinAvailableClients), available, Math.Max(Clients, 1L)) : null,
        ];
        return faults.OfType<string>();
    }
}
