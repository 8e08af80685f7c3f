using Federation.Core;

namespace Federation.Strategies.Tests;

internal sealed class FedNovaCases : IStrategyCases
{
    public IEnumerable<StrategyCase> Cases =>
    [
        Of("FedNova", new FedNovaOptions()),
        Of("FedNova, client momentum", new FedNovaOptions { ClientMomentum = 0.9 }),
        Of("FedNova, proximal", new FedNovaOptions { ProximalMu = 0.1 }),
        Of("FedNova, server momentum", new FedNovaOptions { ServerMomentum = 0.5 }),
    ];

    private static StrategyCase Of(string name, FedNovaOptions options) =>
        new(name, () => new FedNova(options)) { Metrics = client => new ScalarMap((FitMetricKeys.LocalSteps, 3 + (7 * client))) };
}
