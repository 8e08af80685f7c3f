using Federation.Server;

namespace CustomStrategy.Tests;

[TestFixture]
[CancelAfter(120_000)]
internal sealed class ComparisonTests
{
    [Test]
    public async Task RunAsync_ThreeOfEightMistaken_OwnStrategyLearnsWhatFedAvgCannot(CancellationToken cancellationToken)
    {
        var output = new StringWriter();

        var (fedAvg, mine) = await Comparison.RunAsync(new Settings(Rounds: 20, Clients: 8, Mistaken: 3, Seed: 1), output, cancellationToken);

        TestContext.Out.WriteLine(output);
        Assert.That(Last(mine), Is.GreaterThanOrEqualTo(0.97));
        Assert.That(Last(mine), Is.GreaterThan(Last(fedAvg) + 0.04));
        Assert.That(mine.Rounds.SelectMany(round => round.Failures), Is.Empty);
    }

    [Test]
    public async Task RunAsync_GoalReached_StopsAndSaysSo(CancellationToken cancellationToken)
    {
        var output = new StringWriter();

        var (_, mine) = await Comparison.RunAsync(new Settings(Rounds: 60, Clients: 4, Mistaken: 0, Seed: 2), output, cancellationToken);

        Assert.That(Last(mine), Is.GreaterThanOrEqualTo(0.97));
        Assert.That(mine.Rounds, Has.Count.LessThan(60));
        Assert.That(output.ToString(), Does.Contain("accuracy is 0.9").And.Contain("at least 0.97"));
    }

    [Test]
    public async Task RunAsync_SameSeed_SameModel(CancellationToken cancellationToken)
    {
        var settings = new Settings(Rounds: 2, Clients: 8, Mistaken: 3, Seed: 3);

        var (_, first) = await Comparison.RunAsync(settings, TextWriter.Null, cancellationToken);
        var (_, second) = await Comparison.RunAsync(settings, TextWriter.Null, cancellationToken);

        for (var i = 0; i < first.Model.Count; i++)
        {
            Assert.That(second.Model[i].Data.ToArray(), Is.EqualTo(first.Model[i].Data.ToArray()), first.Model[i].Name);
        }
    }

    private static double Last(RunHistory history) => Comparison.AccuracyOf(history.Rounds[^1]);
}
