using Federation.Strategies;

namespace FedProxMnist.Experiments;

/// <summary>What is compared: a strategy with its µ, and how many of a round's clients are stragglers.</summary>
/// <param name="Strategy"><see cref="FedAvgName"/> or <see cref="FedProxName"/>.</param>
/// <param name="Mu">The weight of the proximal term; 0 with FedAvg.</param>
/// <param name="Stragglers">γ, the part of a round's clients that are stragglers.</param>
internal sealed record Configuration(string Strategy, double Mu, double Stragglers)
{
    public const string FedAvgName = "FedAvg";
    public const string FedProxName = "FedProx";

    /// <summary>The parts of stragglers that there are.</summary>
    public static IReadOnlyList<double> StragglerParts { get; } = [0, 0.5, 0.9];

    /// <summary>All nine.</summary>
    public static IReadOnlyList<Configuration> All { get; } =
    [
        .. StragglerParts.SelectMany(part => new Configuration[]
        {
            new(FedAvgName, 0, part),
            new(FedProxName, 0, part),
            new(FedProxName, 2, part),
        }),
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{Title}, {Stragglers:0%} stragglers";

    /// <summary>The strategy for people.</summary>
    public string Title => Strategy == FedAvgName ? "FedAvg" : $"FedProx, µ = {Mu}";

    /// <summary>
    /// Makes the strategy. Who the stragglers are and how far they come, the run's seed decides: they are the same for every strategy.
    /// </summary>
    public IStrategy Make(FedAvgOptions common)
    {
        FedAvg strategy = Strategy == FedAvgName ? new FedAvg(common) : new FedProx(new FedProxOptions
        {
            ProximalMu = Mu,
            FractionFit = common.FractionFit,
            MinFitClients = common.MinFitClients,
            MinAvailableClients = common.MinAvailableClients,
            FractionEvaluate = common.FractionEvaluate,
            InitialParameters = common.InitialParameters,
            FitConfig = common.FitConfig,
            Evaluate = common.Evaluate,
        });
        return strategy.WithStragglers(new StragglerOptions { Fraction = Stragglers });
    }
}
