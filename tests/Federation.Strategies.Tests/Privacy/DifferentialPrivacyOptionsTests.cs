namespace Federation.Strategies.Tests.Privacy;

[TestFixture]
public sealed class DifferentialPrivacyOptionsTests
{
    [Test]
    public void WithDifferentialPrivacy_Fixed_AllFaultsAtOnce()
    {
        var options = new DifferentialPrivacyOptions { NoiseMultiplier = double.NaN, ClippingNorm = 0, Side = (ClippingSide)7, ExpectedClients = 0 };

        Assert.That(
            () => new FedAvg().WithDifferentialPrivacy(options),
            Throws.ArgumentException.With.Message.EqualTo(
                """
                The DifferentialPrivacyOptions cannot be used:
                NoiseMultiplier is NaN; it must be from 0 to 1000000.
                ClippingNorm is 0; it must be from 1E-30 to 1E+30.
                Side is 7; it must be one of Server, Clients.
                ExpectedClients is 0; it must be at least 1. (Parameter 'options')
                """));
    }

    [Test]
    public void WithDifferentialPrivacy_Adaptive_AllFaultsAtOnce()
    {
        var options = new DifferentialPrivacyOptions
        {
            Adaptive = new AdaptiveClippingOptions { TargetQuantile = 1.5, LearningRate = 0, CountStddev = -1 },
        };

        Assert.That(
            () => new FedAvg().WithDifferentialPrivacy(options),
            Throws.ArgumentException.With.Message.EqualTo(
                """
                The DifferentialPrivacyOptions cannot be used:
                TargetQuantile is 1.5; it must be from 0 to 1.
                LearningRate is 0; it must be finite and more than 0.
                CountStddev is -1; it must be finite and at least 0. (Parameter 'options')
                """));
    }

    [Test]
    public void WithDifferentialPrivacy_NoNorm_SaysThatItMustBeSet() => Assert.That(
        () => new FedAvg().WithDifferentialPrivacy(new DifferentialPrivacyOptions()),
        Throws.ArgumentException.With.Message.Contains("ClippingNorm is null; it must be set unless Adaptive is."));

    [Test]
    public void WithDifferentialPrivacy_AdaptiveWithoutCount_SaysWhatMustBeSet() => Assert.That(
        () => new FedAvg().WithDifferentialPrivacy(new DifferentialPrivacyOptions { Adaptive = new AdaptiveClippingOptions() }),
        Throws.ArgumentException.With.Message.Contains("CountStddev and ExpectedClients are null; one of them must be set."));

    // z = 1 needs more than half a count of noise: a twentieth of 10 clients is just not enough.
    [TestCase(10, null, "CountStddev is 0.5, a twentieth of ExpectedClients; it must be more than 0.5, half of NoiseMultiplier.")]
    [TestCase(100, 0.4, "CountStddev is 0.4; it must be more than 0.5, half of NoiseMultiplier.")]
    [TestCase(11, null, null)]
    [TestCase(1, 0.51, null)]
    public void WithDifferentialPrivacy_CountNoise_EnoughForTheMultiplier(int clients, double? stddev, string? fault)
    {
        var options = new DifferentialPrivacyOptions { ExpectedClients = clients, Adaptive = new AdaptiveClippingOptions { CountStddev = stddev } };

        if (fault is null)
        {
            Assert.That(() => new FedAvg().WithDifferentialPrivacy(options), Throws.Nothing);
        }
        else
        {
            Assert.That(() => new FedAvg().WithDifferentialPrivacy(options), Throws.ArgumentException.With.Message.Contains(fault));
        }
    }

    [Test]
    public void WithDifferentialPrivacy_AggregatorOfAnotherKind_RefusedByName()
    {
        var median = new FedAvg { Aggregator = new BufferedAggregator((context, _) => new AggregationOutcome.Aggregated(context.GlobalModel)) };

        Assert.That(
            () => median.WithDifferentialPrivacy(new DifferentialPrivacyOptions { ClippingNorm = 1 }),
            Throws.ArgumentException.With.Message.StartsWith("FedAvg cannot be made differentially private: its aggregator, BufferedAggregator,"));
    }

    [Test]
    public void WithDifferentialPrivacy_Twice_Refused()
    {
        var options = new DifferentialPrivacyOptions { ClippingNorm = 1 };

        Assert.That(() => new FedAvg().WithDifferentialPrivacy(options).WithDifferentialPrivacy(options), Throws.ArgumentException);
    }

    [Test]
    public void WithDifferentialPrivacy_RoundStragglersAndInsideOfThem_Works()
    {
        var options = new DifferentialPrivacyOptions { ClippingNorm = 1 };
        var late = new StragglerOptions { Kind = StragglerKind.Late };

        Assert.That(() => new FedAvg().WithStragglers(late).WithDifferentialPrivacy(options), Throws.Nothing);
        Assert.That(() => new FedAvg().WithDifferentialPrivacy(options).WithStragglers(late), Throws.Nothing);
    }
}
