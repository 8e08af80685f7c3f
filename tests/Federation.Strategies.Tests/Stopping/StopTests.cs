using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class StopTests
{
    [Test]
    public void Never_ManyRounds_GoesOn() => Assert.That(Stop.Never.ReasonToStop(Accuracies(1, 1, 1)), Is.Null);

    [Test]
    public void AfterRounds_AtTheLimit_Stops()
    {
        var rule = Stop.AfterRounds(3);

        Assert.That(rule.ReasonToStop(Accuracies(0.1, 0.2)), Is.Null);
        Assert.That(rule.ReasonToStop(Accuracies(0.1, 0.2, 0.3)), Is.EqualTo("3 rounds are over"));
    }

    [Test]
    public void AfterTime_RoundsOfAMinute_StopsAfterTheOneThatIsOver()
    {
        var rule = Stop.AfterTime(TimeSpan.FromSeconds(90));

        Assert.That(rule.ReasonToStop(Accuracies(0.1)), Is.Null);
        Assert.That(rule.ReasonToStop(Accuracies(0.1, 0.1)), Does.Contain("00:01:30"));
    }

    [Test]
    public void WhenAtLeast_Reached_Stops()
    {
        var rule = Stop.WhenAtLeast("accuracy", 0.9);

        Assert.That(rule.ReasonToStop(Accuracies(0.95, 0.89)), Is.Null, "the last round counts");
        Assert.That(rule.ReasonToStop(Accuracies(0.1, 0.9)), Is.EqualTo("accuracy is 0.9, at least 0.9"));
    }

    [Test]
    public void WhenAtMost_LossReached_Stops()
    {
        var rule = Stop.WhenAtMost("loss", 0.5);

        Assert.That(rule.ReasonToStop([Round(1, loss: 0.6)]), Is.Null);
        Assert.That(rule.ReasonToStop([Round(1, loss: 0.5)]), Is.EqualTo("loss is 0.5, at most 0.5"));
    }

    [Test]
    public void WhenAtLeast_SeveralEvaluations_ServersFirstThenClientsThenTraining()
    {
        var fit = Round(1, loss: 1) with { FitMetrics = new ScalarMap(("x", 3)) };
        var evaluated = fit with { EvaluateMetrics = new ScalarMap(("x", 2)) };
        var measured = evaluated with { ServerEvaluation = new EvaluateResult(0, 1, new ScalarMap(("x", 1))) };
        var rule = Stop.WhenAtLeast("x", 0);

        Assert.That(rule.ReasonToStop([fit]), Does.Contain("x is 3"));
        Assert.That(rule.ReasonToStop([evaluated]), Does.Contain("x is 2"));
        Assert.That(rule.ReasonToStop([measured]), Does.Contain("x is 1"));
    }

    [Test]
    public void WhenAtLeast_NobodyEvaluated_GoesOn() =>
        Assert.That(Stop.WhenAtLeast("accuracy", 0.9).ReasonToStop([new RoundSummary(1, TimeSpan.Zero, false)]), Is.Null);

    [Test]
    public void WhenAtLeast_NoSuchMetric_NamesThoseThereAre() =>
        Assert.That(
            () => Stop.WhenAtLeast("acuracy", 0.9).ReasonToStop(Accuracies(0.1)),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "The stopping rule waits for the metric \"acuracy\", which round 1 does not have; it has: loss, accuracy."));

    [Test]
    public void WithoutImprovement_TwoWorseRounds_StopsWithTheBest()
    {
        var rule = Stop.WithoutImprovement("accuracy", MetricGoal.Maximize, patience: 2);

        Assert.That(rule.ReasonToStop(Accuracies(0.1, 0.5, 0.4)), Is.Null);
        Assert.That(rule.ReasonToStop(Accuracies(0.1, 0.5, 0.4, 0.6)), Is.Null);
        Assert.That(
            rule.ReasonToStop(Accuracies(0.1, 0.5, 0.4, 0.5)),
            Is.EqualTo("accuracy has not been better for 2 rounds than the 0.5 of round 2"));
    }

    [Test]
    public void WithoutImprovement_LessThanTheDelta_IsNone()
    {
        var rule = Stop.WithoutImprovement("loss", MetricGoal.Minimize, patience: 1, minDelta: 0.1);

        Assert.That(rule.ReasonToStop([Round(1, loss: 1), Round(2, loss: 0.8)]), Is.Null);
        Assert.That(rule.ReasonToStop([Round(1, loss: 1), Round(2, loss: 0.95)]), Does.Contain("than the 1 of round 1"));
    }

    [Test]
    public void WithoutImprovement_RoundsWithoutEvaluation_CountForNothing()
    {
        var silent = new RoundSummary(2, TimeSpan.FromMinutes(2), true);

        Assert.That(Stop.WithoutImprovement("loss", MetricGoal.Minimize, 1).ReasonToStop([Round(1, loss: 1), silent, silent]), Is.Null);
    }

    [Test]
    public void WithoutImprovement_NotANumber_IsNeverBetter()
    {
        var rule = Stop.WithoutImprovement("loss", MetricGoal.Minimize, patience: 2);

        Assert.That(rule.ReasonToStop([Round(1, loss: double.NaN), Round(2, loss: 1), Round(3, loss: double.NaN)]), Is.Null);
        Assert.That(
            rule.ReasonToStop([Round(1, loss: 1), Round(2, loss: double.NaN), Round(3, loss: double.NaN)]), Does.Contain("than the 1 of round 1"));
    }

    [Test]
    public void WhenAny_SecondStops_ItsReason()
    {
        var rule = Stop.WhenAny(Stop.AfterRounds(100), Stop.WhenAtLeast("accuracy", 0.2));

        Assert.That(rule.ReasonToStop(Accuracies(0.1)), Is.Null);
        Assert.That(rule.ReasonToStop(Accuracies(0.3)), Does.Contain("accuracy is 0.3"));
    }

    [Test]
    public void Factories_BadArguments_Refused()
    {
        Assert.That(() => Stop.AfterRounds(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Stop.AfterTime(TimeSpan.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Stop.WhenAtLeast("", 1), Throws.ArgumentException);
        Assert.That(() => Stop.WhenAtMost("loss", double.NaN), Throws.ArgumentException);
        Assert.That(() => Stop.WithoutImprovement("loss", MetricGoal.Minimize, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Stop.WithoutImprovement("loss", MetricGoal.Minimize, 1, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Stop.WithoutImprovement("loss", (MetricGoal)7, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Stop.WhenAny(Stop.Never, null!), Throws.ArgumentException);
    }

    // Rounds of a minute each, evaluated on the server.
    private static List<RoundSummary> Accuracies(params double[] values) =>
        [.. values.Select((value, i) => new RoundSummary(i + 1, TimeSpan.FromMinutes(i + 1), true)
        {
            ServerEvaluation = new EvaluateResult(1, 10, new ScalarMap(("accuracy", value))),
        })];

    private static RoundSummary Round(int round, double loss) => new(round, TimeSpan.FromMinutes(round), true) { Loss = loss };
}
