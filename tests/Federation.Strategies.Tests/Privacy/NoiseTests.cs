using Federation.Core;

namespace Federation.Strategies.Tests.Privacy;

/// <summary>How much noise comes into the model, and where.</summary>
[TestFixture]
public sealed class NoiseTests
{
    private const int Count = 50_000;

    private static readonly TensorList Given = new(Tensor.FromArray("w", new float[Count]));

    // z C / n; adaptive: (z^-2 - (2 σ_b)^-2)^(-1/2) in place of z.
    private static IEnumerable<TestCaseData> Deviations
    {
        get
        {
            yield return Case(0.125, 1, norm: 0.5);
            yield return Case(0.06, 0.3, norm: 2, expected: 10);
            yield return Case(
                1 / Math.Sqrt(1 - (1 / 1.5625)) * 0.1 / 4, 1, norm: null, expected: 4, new AdaptiveClippingOptions { CountStddev = 0.625 });
            yield return Case(1 / Math.Sqrt(1 - (1 / 4.0)) * 3 / 20, 1, norm: 3, expected: 20, new AdaptiveClippingOptions());
        }
    }

    [TestCaseSource(nameof(Deviations))]
    public void Complete_FourUpdates_NoiseOfTheMechanismsDeviation(DifferentialPrivacyOptions options, double stddev)
    {
        var strategy = PrivateRounds.FedAvg(options);

        var noise = PrivateRounds.Values(PrivateRounds.Run(strategy, Given, Four(Given)));

        Assert.That(noise.Average(), Is.Zero.Within(5 * stddev / Math.Sqrt(Count)));
        Assert.That(noise.Average(z => (double)z * z), Is.EqualTo(stddev * stddev).Within(5 * stddev * stddev * Math.Sqrt(2.0 / Count)));
        Assert.That(strategy.FitMetrics([])[PrivacyMetricKeys.NoiseStddev].AsDouble(), Is.EqualTo(stddev).Within(1e-12));
    }

    [Test]
    public void Complete_UpdatesAndNoise_NoiseRoundTheClippedMean()
    {
        var trained = new TensorList(Tensor.FromArray("w", Enumerable.Repeat(1f, Count).ToArray()));
        var strategy = PrivateRounds.FedAvg(new DifferentialPrivacyOptions { ClippingNorm = 0.5, Noise = new GaussianNoise(12) });

        var values = PrivateRounds.Values(PrivateRounds.Run(strategy, Given, [.. Four(trained)]));

        // A change of the same size in each element, of norm 0.5.
        Assert.That(values.Average(), Is.EqualTo(0.5 / Math.Sqrt(Count)).Within(5 * 0.125 / Math.Sqrt(Count)));
    }

    [Test]
    public void Complete_SameSeed_SameBitsAndAnotherInEachRound()
    {
        var (one, same) = (Seeded(5), Seeded(5));
        float[][] rounds = [Run(one), Run(one)];

        Assert.That(Run(same), Is.EqualTo(rounds[0]));
        Assert.That(Run(same), Is.EqualTo(rounds[1]));
        Assert.That(rounds[1][0], Is.Not.EqualTo(rounds[0][0]));
        Assert.That(Run(Seeded(6))[0], Is.Not.EqualTo(rounds[0][0]));
    }

    [Test]
    public void Complete_NoSeed_NeverTheSame()
    {
        var options = new DifferentialPrivacyOptions { ClippingNorm = 1 };

        var (one, other) = (PrivateRounds.FedAvg(options), PrivateRounds.FedAvg(options));

        Assert.That(Run(other)[0], Is.Not.EqualTo(Run(one)[0]));
    }

    // The step on top sees the noisy mean: noise is not what it makes.
    [Test]
    public void Complete_ServerStepOnTop_NoiseBelowIt()
    {
        DifferentialPrivacyOptions Options() => new() { ClippingNorm = 1, Noise = new GaussianNoise(5) };
        var model = Updates.Model(1, 2);
        var update = Updates.Of("a", model, Updates.Model(1.5f, 2));
        var below = PrivateRounds.Values(PrivateRounds.Run(PrivateRounds.FedAvg(Options()), model, update));

        var doubled = new FedAvg { Aggregator = new DoubledStep(new MeanAggregator()) }.WithDifferentialPrivacy(Options());
        var values = PrivateRounds.Values(PrivateRounds.Run(doubled, model, update));

        Assert.That(values, Is.EqualTo([1 + (2 * (below[0] - 1)), 2 + (2 * (below[1] - 2))]).Within(1e-6));
    }

    // Its first step is one of a sign, whatever the mean's size: noise on top of that would hide nothing.
    [Test]
    public void Complete_FedAdam_NoiseDecidesTheSteps()
    {
        var strategy = new FedAdam(new FedAdamOptions { ServerLearningRate = 0.1, Tau = 1e-9 })
            .WithDifferentialPrivacy(new DifferentialPrivacyOptions { ClippingNorm = 1e-3, Noise = new GaussianNoise(5) });

        var values = PrivateRounds.Values(PrivateRounds.Run(strategy, Given, Updates.Of("a", Given, Given)));

        // (1 - β₁) / √(1 - β₂) of the learning rate.
        Assert.That(values.Select(value => (double)Math.Abs(value)).Order().ElementAt(Count / 2), Is.EqualTo(0.1).Within(1e-4));
        Assert.That(values.Count(value => value > 0), Is.EqualTo(Count / 2).Within(5 * Math.Sqrt(Count) / 2));
    }

    private static TestCaseData Case(
        double stddev, double noiseMultiplier, double? norm, int? expected = null, AdaptiveClippingOptions? adaptive = null)
    {
        var options = new DifferentialPrivacyOptions
        {
            NoiseMultiplier = noiseMultiplier,
            ClippingNorm = norm,
            ExpectedClients = expected,
            Adaptive = adaptive,
            Noise = new GaussianNoise(11),
        };
        return new TestCaseData(options, stddev).SetArgDisplayNames($"{(adaptive is null ? "fixed" : "adaptive")}, {stddev:G3}");
    }

    private static ClientUpdate[] Four(TensorList trained) => [.. Enumerable.Range(0, 4).Select(i => Updates.Of($"c{i}", Given, trained))];

    private static IStrategy Seeded(long seed) =>
        PrivateRounds.FedAvg(new DifferentialPrivacyOptions { ClippingNorm = 1, Noise = new GaussianNoise(seed) });

    private static float[] Run(IStrategy strategy)
    {
        var model = Updates.Model(1, 2);
        return PrivateRounds.Values(PrivateRounds.Run(strategy, model, Updates.Of("a", model, model)));
    }

    private sealed class DoubledStep(IAggregator mean) : IMeanBasedAggregator
    {
        public IAggregator WithMean(IAggregator mean) => new DoubledStep(mean);

        public IAggregation Begin(AggregationContext context) => new Aggregation(mean.Begin(context), context.GlobalModel);

        private sealed class Aggregation(IAggregation inner, TensorList model) : IAggregation
        {
            public bool KeepsUpdates => inner.KeepsUpdates;

            public UpdateVerdict Add(ClientUpdate update) => inner.Add(update);

            public AggregationOutcome Complete()
            {
                var mean = PrivateRounds.Model(inner.Complete());
                return new AggregationOutcome.Aggregated(TensorListMath.Add(TensorListMath.Scale(mean, 2), model, -1));
            }
        }
    }
}
