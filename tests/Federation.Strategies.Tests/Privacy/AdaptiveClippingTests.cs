using Federation.Core;

namespace Federation.Strategies.Tests.Privacy;

[TestFixture]
public sealed class AdaptiveClippingTests
{
    private static readonly TensorList Given = Updates.Model(0);

    // Lengths of exp(N(0, 1)): half lie below 1, nine tenths below exp(1.2816).
    [TestCase(0.5, 0.0, 1.0)]
    [TestCase(0.9, 0.0, 3.602)]
    [TestCase(0.5, 0.4, 1.0)]
    public void Complete_ManyRounds_NormAtTheQuantile(double quantile, double noiseMultiplier, double expected)
    {
        var random = new Random(21);
        var noise = new GaussianNoise(22);
        var strategy = PrivateRounds.FedAvg(new DifferentialPrivacyOptions
        {
            NoiseMultiplier = noiseMultiplier,
            ExpectedClients = 50,
            Adaptive = new AdaptiveClippingOptions { TargetQuantile = quantile },
            Noise = new GaussianNoise(23),
        });

        var norms = new List<double>();
        for (var round = 1; round <= 300; round++)
        {
            var updates = Enumerable.Range(0, 50)
                .Select(i => Updates.Of($"c{i}", Given, Updates.Model((float)Math.Exp(noise.Next()) * (random.Next(2) == 0 ? 1 : -1))));
            PrivateRounds.RunRound(round, strategy, Given, [.. updates]);
            norms.Add(strategy.FitMetrics([])[PrivacyMetricKeys.ClippingNorm].AsDouble());
        }

        Assert.That(norms[0], Is.EqualTo(0.1), "the norm to begin with");
        Assert.That(norms.Skip(150).Average(), Is.EqualTo(expected).Within(0.1 * expected));
    }

    [Test]
    public void Complete_RoundWithoutModel_NormStays()
    {
        var strategy = PrivateRounds.FedAvg(new DifferentialPrivacyOptions { NoiseMultiplier = 0, Adaptive = new AdaptiveClippingOptions() });
        PrivateRounds.Begin(strategy, Given).Add(Updates.Of("a", Given, Updates.Model(5)));
        PrivateRounds.Begin(strategy, Given, round: 2).Complete();
        PrivateRounds.RunRound(3, strategy, Given, Updates.Of("a", Given, Updates.Model(5)));

        Assert.That(strategy.FitMetrics([])[PrivacyMetricKeys.ClippingNorm].AsDouble(), Is.EqualTo(0.1));
    }

    [Test]
    public void Begin_FirstRoundAgain_NormBeginsAnew()
    {
        var strategy = PrivateRounds.FedAvg(new DifferentialPrivacyOptions { NoiseMultiplier = 0, Adaptive = new AdaptiveClippingOptions() });
        double[] norms = [NormOf(1), NormOf(2), NormOf(1)];

        Assert.That(norms, Is.EqualTo([0.1, 0.1 * Math.Exp(0.1), 0.1]).Within(1e-15));

        double NormOf(int round)
        {
            PrivateRounds.RunRound(round, strategy, Given, Updates.Of("a", Given, Updates.Model(5)));
            return strategy.FitMetrics([])[PrivacyMetricKeys.ClippingNorm].AsDouble();
        }
    }

    [Test]
    public void Complete_NobodyChangesAnything_NormStaysUsable()
    {
        var strategy = PrivateRounds.FedAvg(new DifferentialPrivacyOptions
        {
            NoiseMultiplier = 0,
            Adaptive = new AdaptiveClippingOptions { LearningRate = 100 },
        });
        for (var round = 1; round <= 50; round++)
        {
            PrivateRounds.RunRound(round, strategy, Given, Updates.Of("a", Given, Given));
        }

        Assert.That(strategy.FitMetrics([])[PrivacyMetricKeys.ClippingNorm].AsDouble(), Is.Positive);
    }
}
