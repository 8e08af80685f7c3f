using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class MeanAggregatorTests
{
    private static readonly TensorList Model = Parameters(0, 0, 0);

    [Test]
    public void Complete_Updates_MeanWeightedByExamples()
    {
        var aggregation = Begin();

        Assert.That(aggregation.KeepsUpdates, Is.False);
        Assert.That(aggregation.Add(Update("a", 10, 1, 2, 3)).IsAccepted, Is.True);
        Assert.That(aggregation.Add(Update("b", 30, 5, 6, 7)).IsAccepted, Is.True);
        Assert.That(Values(aggregation.Complete()), Is.EqualTo([4f, 5f, 6f]));
    }

    [Test]
    public void Complete_OneUpdate_ThatUpdate()
    {
        var aggregation = Begin();
        aggregation.Add(Update("a", 123, 0.1f, -1e-30f, 1e30f));

        Assert.That(Values(aggregation.Complete()), Is.EqualTo([0.1f, -1e-30f, 1e30f]));
    }

    [Test]
    public void Complete_NoUpdates_TooFew() =>
        Assert.That(Begin().Complete(), Is.EqualTo(new AggregationOutcome.TooFew(0, 1)));

    [Test]
    public void Add_OtherOrder_SameBits()
    {
        var random = new Random(8);
        var updates = Enumerable.Range(0, 12)
            .Select(i => Update($"client-{i}", random.Next(1, 1000), random.NextSingle(), random.NextSingle() * 1e-6f, random.NextSingle() * 1e9f))
            .ToArray();

        var forward = Begin();
        Array.ForEach(updates, update => forward.Add(update));
        random.Shuffle(updates);
        var shuffled = Begin();
        Array.ForEach(updates, update => shuffled.Add(update));

        Assert.That(Values(shuffled.Complete()), Is.EqualTo(Values(forward.Complete())));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(1L << 29)]
    [TestCase(long.MaxValue)]
    public void Add_ExampleCountOutOfRange_RefusedWithTheRange(long exampleCount)
    {
        var verdict = Begin().Add(Update("a", exampleCount, 1, 2, 3));

        Assert.That(verdict.Reason, Is.EqualTo($"the number of examples is {exampleCount}; it must be 1 to 536870911"));
    }

    [Test]
    public void Add_OtherTensors_RefusedWithTheDifference()
    {
        var update = Updates.Of("a", Model, new TensorList(Tensor.FromArray("w", [1.0, 2.0, 3.0])));

        Assert.That(
            Begin().Add(update).Reason,
            Is.EqualTo("the parameters are not those of the global model: tensor 0 \"w\" is float64 [3] where float32 [3] was expected"));
    }

    [TestCase(float.NaN, "NaN")]
    [TestCase(float.PositiveInfinity, "Infinity")]
    [TestCase(float.NegativeInfinity, "-Infinity")]
    public void Add_NotFinite_RefusedWithThePlaceAndNothingFolded(float value, string text)
    {
        var aggregation = Begin();
        aggregation.Add(Update("a", 1, 1, 2, 3));

        var verdict = aggregation.Add(Update("b", 5, 100, 100, value));

        Assert.That(verdict.Reason, Is.EqualTo($"element 2 of tensor \"w\" is {text}; every value must be finite"));
        Assert.That(Values(aggregation.Complete()), Is.EqualTo([1f, 2f, 3f]));
    }

    [Test]
    public void Add_Float64TooLarge_RefusedWithTheLimit()
    {
        var model = new TensorList(Tensor.FromArray("w", [0.0]));
        var update = Updates.Of("a", Model, new TensorList(Tensor.FromArray("w", [1e300])));

        var verdict = new MeanAggregator().Begin(new AggregationContext(1, model)).Add(update);

        Assert.That(verdict.Reason, Is.EqualTo("element 0 of tensor \"w\" is 1E+300; magnitudes must be less than 2^200"));
    }

    [Test]
    public void Add_OwnWeights_NoMoreThanTheCap()
    {
        var aggregation = new MeanAggregator(update => Math.Min(update.Result.ExampleCount, 3)).Begin(new AggregationContext(1, Model));
        aggregation.Add(Update("a", 1, 1, 2, 3));
        aggregation.Add(Update("b", 1_000_000, 5, 6, 7));

        Assert.That(Values(aggregation.Complete()), Is.EqualTo([4f, 5f, 6f]));
    }

    [Test]
    public void Add_Uniform_ExamplesDoNotMatter()
    {
        var aggregation = new MeanAggregator(MeanWeights.Uniform).Begin(new AggregationContext(1, Model));
        aggregation.Add(Update("a", 1, 1, 2, 3));
        aggregation.Add(Update("b", 1_000_000, 5, 6, 7));

        Assert.That(Values(aggregation.Complete()), Is.EqualTo([3f, 4f, 5f]));
    }

    [Test]
    public void Add_WeightOutOfRange_RefusedAndMayComeAgain()
    {
        var weight = 0L;
        var aggregation = new MeanAggregator(_ => weight).Begin(new AggregationContext(1, Model));

        Assert.That(aggregation.Add(Update("a", 1, 1, 2, 3)).Reason, Is.EqualTo("the weight is 0; it must be 1 to 536870911"));
        weight = 1;
        Assert.That(aggregation.Add(Update("a", 1, 1, 2, 3)).IsAccepted, Is.True);
    }

    [Test]
    public void AddRange_GoodAndBadTogether_EachHasItsVerdict()
    {
        var aggregation = Begin();

        var verdicts = aggregation.AddRange(
            [Update("a", 1, 1, 2, 3), Update("b", 0, 1, 1, 1), Update("c", 1, float.NaN, 0, 0), Update("a", 1, 9, 9, 9), Update("d", 3, 5, 6, 7)]);

        Assert.That(verdicts.Select(verdict => verdict.IsAccepted), Is.EqualTo([true, false, false, false, true]));
        Assert.That(verdicts[2].Reason, Does.Contain("NaN"));
        Assert.That(verdicts[3].Reason, Does.Contain("\"a\""));
        Assert.That(Values(aggregation.Complete()), Is.EqualTo([4f, 5f, 6f]));
    }

    [Test]
    public void Add_ClientAnswersTwice_SecondRefused()
    {
        var aggregation = Begin();
        aggregation.Add(Update("a", 1, 1, 2, 3));

        Assert.That(aggregation.Add(Update("a", 1, 4, 5, 6)).Reason, Does.Contain("\"a\""));
        Assert.That(Values(aggregation.Complete()), Is.EqualTo([1f, 2f, 3f]));
    }

    [Test]
    public void Add_AfterARefusal_Taken()
    {
        var aggregation = Begin();
        aggregation.Add(Update("a", 0, 1, 2, 3));

        Assert.That(aggregation.Add(Update("a", 1, 4, 5, 6)).IsAccepted, Is.True);
    }

    [Test]
    public void Begin_NextRound_StartsFromNothing()
    {
        var aggregator = new MeanAggregator();
        var first = aggregator.Begin(new AggregationContext(1, Model));
        first.Add(Update("a", 1, 1, 2, 3));
        var model = ((AggregationOutcome.Aggregated)first.Complete()).Model;

        var second = aggregator.Begin(new AggregationContext(2, model));
        second.Add(Update("a", 1, 7, 8, 9));

        Assert.That(Values(second.Complete()), Is.EqualTo([7f, 8f, 9f]));
        Assert.That(model[0].AsSpan<float>().ToArray(), Is.EqualTo([1f, 2f, 3f]), "the first round's model does not change");
    }

    [Test]
    public void Begin_TwoAtOnce_DoNotMix()
    {
        var aggregator = new MeanAggregator();
        var first = aggregator.Begin(new AggregationContext(1, Model));
        var second = aggregator.Begin(new AggregationContext(1, Model));
        first.Add(Update("a", 1, 1, 1, 1));
        second.Add(Update("a", 1, 2, 2, 2));

        Assert.That(Values(first.Complete()), Is.EqualTo([1f, 1f, 1f]));
        Assert.That(Values(second.Complete()), Is.EqualTo([2f, 2f, 2f]));
    }

    [Test]
    public void Complete_Twice_Throws()
    {
        var aggregation = Begin();
        aggregation.Complete();

        Assert.That(aggregation.Complete, Throws.InvalidOperationException);
        Assert.That(() => aggregation.Add(Update("a", 1, 1, 2, 3)), Throws.InvalidOperationException);
    }

    [Test]
    public void WithMean_Other_TheOther()
    {
        var other = new MeanAggregator(MeanWeights.Uniform);

        Assert.That(new MeanAggregator().WithMean(other), Is.SameAs(other));
    }

    private static IAggregation Begin() => new MeanAggregator().Begin(new AggregationContext(1, Model));

    private static TensorList Parameters(params float[] values) => new(Tensor.FromArray("w", values));

    private static ClientUpdate Update(string id, long exampleCount, params float[] values) =>
        Updates.Of(id, Model, Parameters(values), exampleCount);

    private static float[] Values(AggregationOutcome outcome) =>
        ((AggregationOutcome.Aggregated)outcome).Model["w"].AsSpan<float>().ToArray();
}
