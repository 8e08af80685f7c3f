using Federation.Core;

namespace Federation.Strategies.Tests;

internal sealed class PrivacyCases : IStrategyCases
{
    public IEnumerable<StrategyCase> Cases =>
    [
        new("FedAvg, clipped, without noise", () => Private(new FedAvg(), noiseMultiplier: 0)),
        new("FedAvg, with noise", () => Private(new FedAvg(), noiseMultiplier: 1)) { HasFixedPoint = false },
        new("FedAdam, with noise", () => Private(new FedAdam(), noiseMultiplier: 1)) { HasFixedPoint = false },
    ];

    private static IStrategy Private(FedAvg strategy, double noiseMultiplier) => strategy.WithDifferentialPrivacy(
        new DifferentialPrivacyOptions { NoiseMultiplier = noiseMultiplier, ClippingNorm = 0.5, Noise = new GaussianNoise(7) });
}
