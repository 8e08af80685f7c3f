namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class MinimumCompletionTests
{
    [TestCase(0.5, 10, 4, false)]
    [TestCase(0.5, 10, 5, true)]
    [TestCase(0.3, 10, 3, true)]
    [TestCase(0.31, 10, 3, false)]
    [TestCase(1, 3, 2, false)]
    [TestCase(0, 3, 1, true)]
    public void IsQuorum_PartOfThoseAsked_RoundedUp(double rate, int asked, int succeeded, bool expected)
    {
        var rule = new MinimumCompletion(new Quorum(1, null), rate);

        Assert.That(rule.IsQuorum(new RoundStatus(asked, succeeded, asked - succeeded)), Is.EqualTo(expected));
    }

    [Test]
    public void IsQuorum_RateReachedButNotTheInnerRule_None() =>
        Assert.That(new MinimumCompletion(new Quorum(4, null), 0.1).IsQuorum(new RoundStatus(10, 3, 7)), Is.False);

    [Test]
    public void IsQuorum_MoreAskedThanWanted_PartOfTheWanted() =>
        Assert.That(new MinimumCompletion(new Quorum(1, null), 0.5).IsQuorum(new RoundStatus(20, 5, 0) { Wanted = 10 }), Is.True);

    [Test]
    public void ShouldWait_TooManyFailed_NoMore()
    {
        var rule = new MinimumCompletion(new Quorum(1, null), 0.5);

        Assert.That(rule.ShouldWait(new RoundStatus(10, 0, 5)), Is.True);
        Assert.That(rule.ShouldWait(new RoundStatus(10, 0, 6)), Is.False);
    }

    [Test]
    public void ShouldWait_RoundABuffer_AsLongAsTheBufferWaits()
    {
        var rule = new MinimumCompletion(new FedBuff(new FedBuffOptions { BufferSize = 4 }).FitRule, 1);

        Assert.That(rule.ShouldWait(new RoundStatus(4, 3, 1) { Wanted = 4 }), Is.True, "who failed may be replaced");
        Assert.That(rule.ShouldWait(new RoundStatus(5, 4, 1) { Wanted = 4 }), Is.False);
    }

    [Test]
    public void WithMinimumCompletion_AnyStrategy_OnlyItsRulesChange()
    {
        var inner = new FedAvg(new FedAvgOptions { FitTimeout = TimeSpan.FromSeconds(7) });

        var strategy = inner.WithMinimumCompletion(new FaultTolerantOptions { MinFitCompletionRate = 0.9 });

        Assert.That(strategy.FitRule.Deadline, Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That(strategy.FitRule.IsQuorum(new RoundStatus(10, 8, 2)), Is.False);
        Assert.That(strategy.EvaluateRule.IsQuorum(new RoundStatus(10, 5, 5)), Is.True);
        Assert.That(strategy.EvaluateRule.IsQuorum(new RoundStatus(10, 4, 6)), Is.False);
        Assert.That(strategy.Aggregator, Is.SameAs(inner.Aggregator));
    }

    [Test]
    public void WithMinimumCompletion_RatesOutOfRange_BothNamed() =>
        Assert.That(
            () => new FedAvg().WithMinimumCompletion(new FaultTolerantOptions { MinFitCompletionRate = 1.1, MinEvaluateCompletionRate = double.NaN }),
            Throws.ArgumentException.With.Message.Contains("MinFitCompletionRate is 1.1; it must be from 0 to 1.")
                .And.Message.Contains("MinEvaluateCompletionRate is NaN; it must be from 0 to 1."));

    [Test]
    public void Constructor_RateOutOfRange_Refused() =>
        Assert.That(() => new MinimumCompletion(new Quorum(1, null), -0.1), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
