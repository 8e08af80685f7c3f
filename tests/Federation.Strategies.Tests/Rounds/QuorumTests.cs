namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class QuorumTests
{
    [TestCase(5, 0, 0, true)]
    [TestCase(5, 4, 0, true)]
    [TestCase(5, 5, 0, false)]
    [TestCase(5, 3, 2, false)]
    [TestCase(5, 1, 2, true)]
    [TestCase(5, 0, 3, true)]
    [TestCase(5, 0, 4, false)]
    public void ShouldWait_MinimumOfTwo_UntilAllAnsweredOrHopeless(int asked, int succeeded, int failed, bool expected) =>
        Assert.That(new Quorum(2, null).ShouldWait(new RoundStatus(asked, succeeded, failed)), Is.EqualTo(expected));

    [TestCase(1, false)]
    [TestCase(2, true)]
    [TestCase(3, true)]
    public void IsQuorum_MinimumOfTwo_FromTwoOn(int succeeded, bool expected) =>
        Assert.That(new Quorum(2, null).IsQuorum(new RoundStatus(5, succeeded, 0)), Is.EqualTo(expected));

    [Test]
    public void Deadline_Given_Returned() =>
        Assert.That(new Quorum(1, TimeSpan.FromSeconds(7)).Deadline, Is.EqualTo(TimeSpan.FromSeconds(7)));

    [Test]
    public void Constructor_OutOfRange_Named()
    {
        Assert.That(() => new Quorum(0, null), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("minResults"));
        Assert.That(() => new Quorum(1, TimeSpan.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("deadline"));
        Assert.That(() => new Quorum(1, TimeSpan.FromDays(25)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("deadline"));
    }

    [TestCase(2, 3, true)]
    [TestCase(2, 4, false)]
    [TestCase(6, 5, true)]
    [TestCase(6, 6, false)]
    public void ShouldWait_MoreAskedThanWanted_UntilEnoughHaveAnswered(int minResults, int succeeded, bool expected) =>
        Assert.That(new Quorum(minResults, null).ShouldWait(new RoundStatus(8, succeeded, 0) { Wanted = 4 }), Is.EqualTo(expected));
}
