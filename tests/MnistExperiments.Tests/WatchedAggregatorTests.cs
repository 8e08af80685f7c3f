using Federation.Core;
using Federation.Strategies;
using MnistExperiments.Server;

namespace MnistExperiments.Tests;

internal sealed class WatchedAggregatorTests
{
    private static readonly TensorList Model = new(Tensor.FromArray("w", new float[] { 0, 0 }));

    [Test]
    public void Add_AcceptedUpdate_SeenAndFoldedIn()
    {
        var seen = new List<string>();
        var round = new WatchedAggregator(new MeanAggregator(), update => seen.Add(update.Client.Id)).Begin(new AggregationContext(1, Model));

        IReadOnlyList<UpdateVerdict> verdicts = [round.Add(Update("a", 1, 2)), .. round.AddRange([Update("b", 3, 4)])];

        var outcome = round.Complete() as AggregationOutcome.Aggregated;
        Assert.Multiple(() =>
        {
            Assert.That(verdicts.Select(verdict => verdict.IsAccepted), Is.All.True);
            Assert.That(seen, Is.EqualTo(new[] { "a", "b" }));
            Assert.That(outcome!.Model["w"].AsSpan<float>().ToArray(), Is.EqualTo(new float[] { 2, 3 }));
            Assert.That(round.KeepsUpdates, Is.False);
        });
    }

    [Test]
    public void Add_RefusedUpdate_NotSeen()
    {
        var seen = new List<string>();
        var round = new WatchedAggregator(new MeanAggregator(), update => seen.Add(update.Client.Id)).Begin(new AggregationContext(1, Model));

        var verdict = round.Add(Update("a", float.NaN, 2));

        Assert.That(verdict.IsAccepted, Is.False);
        Assert.That(seen, Is.Empty);
    }

    private static ClientUpdate Update(string client, params float[] values) => new(
        new ClientInfo(client, ScalarMap.Empty),
        new ClientInstruction(Model, ScalarMap.Empty),
        new FitResult(new TensorList(Tensor.FromArray("w", values)), 1),
        Round: 1);
}
