using Federation.Core;
using Federation.Samples;
using Federation.Strategies;

namespace TwoDevices.Tests;

internal sealed class ObservedAggregatorTests
{
    private static readonly TensorList Model = Tensors(0);

    [Test]
    public void Add_AcceptedAndRefused_ShowsWhatWasFoldedIn()
    {
        var seen = new List<string>();
        var aggregation = Begin(seen);

        var good = aggregation.Add(Update("a", 1));
        var bad = aggregation.Add(Update("b", float.NaN));

        Assert.That((good.IsAccepted, bad.IsAccepted), Is.EqualTo((true, false)));
        Assert.That(seen, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void AddRange_AcceptedAndRefused_ShowsWhatWasFoldedInAndMakesTheInnerModel()
    {
        var seen = new List<string>();
        var aggregation = Begin(seen);

        var verdicts = aggregation.AddRange([Update("a", 1), Update("b", float.NaN), Update("c", 3)]);
        var outcome = aggregation.Complete();

        Assert.That(verdicts.Select(verdict => verdict.IsAccepted), Is.EqualTo(new[] { true, false, true }));
        Assert.That(seen, Is.EqualTo(new[] { "a", "c" }));
        Assert.That(((AggregationOutcome.Aggregated)outcome).Model[0].Data.ToArray(), Is.EqualTo(Tensors(2)[0].Data.ToArray()));
    }

    private static IAggregation Begin(List<string> seen) =>
        new ObservedAggregator(new MeanAggregator(), update => seen.Add(update.Client.Id)).Begin(new AggregationContext(1, Model));

    private static ClientUpdate Update(string client, float value) => new(
        new ClientInfo(client, ScalarMap.Empty), new ClientInstruction(Model, ScalarMap.Empty), new FitResult(Tensors(value), 1), 1);

    private static TensorList Tensors(float value) => new([Tensor.FromArray<float>("weight", [value])]);
}
