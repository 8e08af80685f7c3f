using Federation.Core;

namespace Federation.Strategies.Tests.Privacy;

[TestFixture]
public sealed class ClippingOnClientsTests
{
    private static readonly TensorList Given = Updates.Model(0, 0);

    [Test]
    public void Instructor_EachRound_ToldTheNormBesidesTheConfig()
    {
        var inner = new FedAvg(new FedAvgOptions { FitConfig = _ => new ScalarMap((FitConfigKeys.Epochs, 2)) });
        var strategy = inner.WithDifferentialPrivacy(Options(0.5, adaptive: true));

        Assert.That(Tell(strategy).Config, Is.EqualTo(new ScalarMap((FitConfigKeys.Epochs, 2), (FitConfigKeys.ClippingNorm, 0.5))));
        PrivateRounds.Run(strategy, Given, Answer(strategy, "a", 0.1f, isClipped: false));

        // Nobody was clipped: exp(-0.2 × (1 - 0.5)).
        Assert.That(Tell(strategy).Config[FitConfigKeys.ClippingNorm].AsDouble(), Is.EqualTo(0.5 * Math.Exp(-0.1)).Within(1e-12));
    }

    [Test]
    public void Instructor_ServerClips_NothingTold() =>
        Assert.That(Tell(PrivateRounds.FedAvg(new DifferentialPrivacyOptions { ClippingNorm = 1 })).Config, Is.Empty);

    [Test]
    public void Add_LongerThanTold_Refused()
    {
        var strategy = PrivateRounds.FedAvg(Options(0.5));

        var verdict = PrivateRounds.Begin(strategy, Given).Add(Answer(strategy, "a", 0.502f, isClipped: true));

        Assert.That(verdict.Reason, Does.Match("^its distance from the model that was given is 0.50.*; the client was told to clip it to 0.5$"));
    }

    [Test]
    public void Add_LongerByRounding_TakenAtTheNorm()
    {
        var strategy = PrivateRounds.FedAvg(Options(0.5));

        var model = PrivateRounds.Run(strategy, Given, Answer(strategy, "a", 0.5004f, isClipped: true));
        Assert.That(PrivateRounds.Values(model), Is.EqualTo([0.5f, 0f]));
    }

    [Test]
    public void Add_FixedNormWithoutReport_Taken()
    {
        var strategy = PrivateRounds.FedAvg(Options(0.5));

        Assert.That(PrivateRounds.Begin(strategy, Given).Add(Answer(strategy, "a", 0.25f, isClipped: null)).IsAccepted);
    }

    [Test]
    public void Add_AdaptiveWithoutReport_RefusedByItsName()
    {
        var strategy = PrivateRounds.FedAvg(Options(0.5, adaptive: true));

        Assert.That(PrivateRounds.Begin(strategy, Given).Add(Answer(strategy, "a", 0.25f, isClipped: null)).Reason, Does.Contain("\"clipped\""));
    }

    [Test]
    public void Complete_Adaptive_FollowsTheReports()
    {
        var strategy = PrivateRounds.FedAvg(Options(0.5, adaptive: true));

        PrivateRounds.Run(strategy, Given, Answer(strategy, "a", 0.5f, true), Answer(strategy, "b", 0.5f, true), Answer(strategy, "c", 0.1f, false));

        Assert.That(strategy.FitMetrics([])[PrivacyMetricKeys.ClippedFraction].AsDouble(), Is.EqualTo(2.0 / 3).Within(1e-12));
        Assert.That(Tell(strategy).Config[FitConfigKeys.ClippingNorm].AsDouble(), Is.EqualTo(0.5 * Math.Exp(-0.2 * ((1.0 / 3) - 0.5))).Within(1e-12));
    }

    // In buffered rounds a client answers what it was told before the norm fell.
    [Test]
    public void Add_ToldAnEarlierNorm_TakenAtThePresentOne()
    {
        var strategy = PrivateRounds.FedAvg(Options(0.5, adaptive: true));
        var late = Answer(strategy, "late", 0.5f, isClipped: true);
        PrivateRounds.Run(strategy, Given, Answer(strategy, "a", 0.1f, isClipped: false));

        var model = PrivateRounds.RunRound(2, strategy, Given, late);
        Assert.That(PrivateRounds.Values(model)[0], Is.EqualTo(0.5f * MathF.Exp(-0.1f)).Within(1e-6));
    }

    private static DifferentialPrivacyOptions Options(double norm, bool adaptive = false) => new()
    {
        NoiseMultiplier = 0,
        ClippingNorm = norm,
        Side = ClippingSide.Clients,
        Adaptive = adaptive ? new AdaptiveClippingOptions() : null,
    };

    private static ClientInstruction Tell(IStrategy strategy) =>
        strategy.Instructor.InstructFit(new InstructionContext(1, Given, [Updates.Client("a")], Seed: 1), Updates.Client("a"));

    private static ClientUpdate Answer(IStrategy strategy, string id, float change, bool? isClipped)
    {
        var metrics = isClipped is { } report ? new ScalarMap((FitMetricKeys.Clipped, report)) : ScalarMap.Empty;
        return new ClientUpdate(Updates.Client(id), Tell(strategy), new FitResult(Updates.Model(change, 0), 5, metrics), 1);
    }
}
