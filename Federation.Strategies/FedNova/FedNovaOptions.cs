using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// The settings of <see cref="FedNova"/>: those of <see cref="FedAvg"/>, but with <see cref="FedAvgOptions.AcceptsPartialWork"/> true unless
/// said otherwise, because unequal work is what FedNova is for; and what the clients' optimizer is, which the server has to know.
/// </summary>
public sealed class FedNovaOptions : FedAvgOptions
{
    /// <summary>The defaults.</summary>
    public FedNovaOptions() => AcceptsPartialWork = true;

    /// <summary>
    /// ρ, the momentum of the clients' gradient descent: at least 0, less than 1; 0 unless said otherwise. It tells the server what clients
    /// do, and does not tell them. Not together with <see cref="ProximalMu"/>.
    /// </summary>
    public double ClientMomentum { get; init; }

    /// <summary>
    /// µ, the weight of FedProx's proximal term in the clients' loss: finite, at least 0; 0 unless said otherwise. Clients are told it, where
    /// it is more than 0, as <see cref="FitConfigKeys.ProximalMu"/>. Not together with <see cref="ClientMomentum"/>.
    /// </summary>
    public double ProximalMu { get; init; }

    /// <summary>
    /// η, the learning rate of the clients' gradient descent: more than 0, and less than 1 divided by <see cref="ProximalMu"/>; 0.01 unless said
    /// otherwise. Only used with a proximal term. It tells the server what clients do, and does not tell them.
    /// </summary>
    public double ClientLearningRate { get; init; } = 0.01;

    /// <summary>
    /// The factor of the server's momentum (the authors' <c>gmf</c>): at least 0, less than 1; 0, for none, unless said otherwise.
    /// </summary>
    public double ServerMomentum { get; init; }

    /// <summary>
    /// How many local steps a client may report at most: at least 1; 1,000,000 unless said otherwise. The step of the server grows with the
    /// reported numbers, so that one absurd number could spoil the model.
    /// </summary>
    public int MaxLocalSteps { get; init; } = 1_000_000;

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() =>
    [
        .. base.FindFaults(),
        .. new[]
        {
            OptionFault.UnlessBelow(nameof(ClientMomentum), ClientMomentum, 0, 1),
            OptionFault.UnlessAtLeast(nameof(ProximalMu), ProximalMu, 0),
            OptionFault.UnlessAbove(nameof(ClientLearningRate), ClientLearningRate, 0),
            ProximalMu > 0 && ClientLearningRate * ProximalMu >= 1
                ? $"{nameof(ClientLearningRate)} is {ClientLearningRate}; "
                    + $"with {nameof(ProximalMu)} {ProximalMu} it must be less than {1 / ProximalMu}."
                : null,
            ProximalMu > 0 && ClientMomentum > 0
                ? $"{nameof(ClientMomentum)} is {ClientMomentum}; with {nameof(ProximalMu)} {ProximalMu} it must be 0."
                : null,
            OptionFault.UnlessBelow(nameof(ServerMomentum), ServerMomentum, 0, 1),
            OptionFault.UnlessAtLeast(nameof(MaxLocalSteps), MaxLocalSteps, 1),
        }.OfType<string>(),
    ];
}
