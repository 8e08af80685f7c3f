namespace Federation.Data.Tests.Partitioning;

internal sealed class SpreadTests
{
    [Test]
    public void Quantile_NearestRank_AsKnown()
    {
        var spread = new Spread([20, 15, 50, 35, 40]);

        Assert.That(new[] { 0, 0.05, 0.3, 0.4, 0.5, 1 }.Select(spread.Quantile), Is.EqualTo(new[] { 15, 15, 20, 20, 35, 50 }));
        Assert.That(spread.Mean, Is.EqualTo(32));
        Assert.That(spread.Deviation, Is.EqualTo(Math.Sqrt(166)).Within(1e-12));
    }
}
