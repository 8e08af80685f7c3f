using NamedWorkers.Commands;

namespace NamedWorkers.Tests.Training;

internal sealed class ShareTests
{
    [TestCase("alice", "1/3")]
    [TestCase("bob", "2/3")]
    [TestCase("charlie", "3/3")]
    [TestCase("dora", "1/1")]
    public void UsualOf_IsAThirdForTheThreeAndAllForOthers(string name, string share) => Assert.That(Share.UsualOf(name).ToString(), Is.EqualTo(share));

    [TestCase("2/3", ExpectedResult = true)]
    [TestCase("3/2", ExpectedResult = false)]
    [TestCase("0/2", ExpectedResult = false)]
    [TestCase("+1/2", ExpectedResult = false)]
    [TestCase("1", ExpectedResult = false)]
    [TestCase("1/2/3", ExpectedResult = false)]
    public bool TryParse_TakesKOfN(string text) => Share.TryParse(text, out _);

    [Test]
    public void RangeOf_SharesAreAllOfIt_AndALimitTakesTheFirst()
    {
        Assert.That(Enumerable.Range(1, 3).Select(number => new Share(number, 3).RangeOf(100, null)), Is.EqualTo(new[] { 0..34, 34..67, 67..100 }));
        Assert.That(new Share(2, 3).RangeOf(100, 5), Is.EqualTo(34..39));
        Assert.That(new Share(2, 3).RangeOf(100, 500), Is.EqualTo(34..67));
    }
}
