using Federation.Core;

namespace Federation.Strategies.Tests.Privacy;

/// <summary>Clipping on the server's side, without noise.</summary>
[TestFixture]
public sealed class DifferentialPrivacyTests
{
    private static readonly TensorList Given = Updates.Model(1, -1, 2);

    [Test]
    public void Complete_NothingClipped_UniformMean()
    {
        var random = new Random(3);
        var updates = Enumerable.Range(0, 9)
            .Select(i => Updates.Of($"c{i}", Given, Updates.Model(1 + random.NextSingle(), -random.NextSingle(), 2 - random.NextSingle()), 1 + i))
            .ToArray();
        var plain = new FedAvg(new FedAvgOptions { Weights = MeanWeights.Uniform });

        var model = PrivateRounds.Run(PrivateRounds.FedAvg(Clipping(1e9)), Given, updates);

        Assert.That(PrivateRounds.Values(model), Is.EqualTo(PrivateRounds.Values(PrivateRounds.Run(plain, Given, updates))).Within(1).Ulps);
    }

    [Test]
    public void Complete_OneUpdateWithinTheNorm_ThatUpdate() => Assert.That(
        PrivateRounds.Values(PrivateRounds.Run(PrivateRounds.FedAvg(Clipping(5)), Given, Updates.Of("a", Given, Updates.Model(4, 3, 2), 77))),
        Is.EqualTo([4f, 3f, 2f]));

    [Test]
    public void Complete_OneUpdateUnchanged_TheModel() => Assert.That(
        PrivateRounds.Values(PrivateRounds.Run(PrivateRounds.FedAvg(Clipping(5)), Given, Updates.Of("a", Given, Given))),
        Is.EqualTo(PrivateRounds.Values(Given)));

    [Test]
    public void Complete_HostileUpdate_MovesTheMeanByTheNormOverTheCount(
        [Values(0.01f, 3f, 1e10f, 1e30f)] float size, [Values(1, 1_000_000)] long examples)
    {
        var others = Enumerable.Range(0, 3).Select(i => Updates.Of($"c{i}", Given, Updates.Model(1, -1 + (i * 0.1f), 2))).ToArray();
        var strategy = PrivateRounds.FedAvg(Clipping(0.5, expected: 4));

        var without = PrivateRounds.Run(strategy, Given, others);
        var with = PrivateRounds.Run(strategy, Given, [.. others, Updates.Of("x", Given, Updates.Model(size, -size, size), examples)]);

        Assert.That(TensorListMath.NormOfDifference(with, without), Is.AtMost((0.5 / 4) + 1e-6).And.Positive);
    }

    [Test]
    public void Add_OtherOrderAndOneByOne_SameBits()
    {
        var random = new Random(8);
        var updates = Enumerable.Range(0, 40)
            .Select(i => Updates.Of($"c{i}", Given, Updates.Model(random.NextSingle(), random.NextSingle() * 1e-6f, random.NextSingle() * 1e9f)))
            .ToArray();
        var strategy = PrivateRounds.FedAvg(Clipping(0.7));

        var together = PrivateRounds.Values(PrivateRounds.Run(strategy, Given, updates));
        random.Shuffle(updates);
        var aggregation = PrivateRounds.Begin(strategy, Given);
        Array.ForEach(updates, update => aggregation.Add(update));

        Assert.That(aggregation.KeepsUpdates, Is.False);
        Assert.That(PrivateRounds.Values(PrivateRounds.Model(aggregation.Complete())), Is.EqualTo(together));
    }

    // In rounds that are buffered an update comes from an earlier model; a strategy may also tell clients different ones.
    [Test]
    public void Complete_ClientWasGivenAnotherModel_ItsChangeCounts()
    {
        var earlier = Updates.Model(10, 10, 10);
        var update = Updates.Of("a", earlier, Updates.Model(10.25f, 10, 10.5f));

        Assert.That(PrivateRounds.Values(PrivateRounds.Run(PrivateRounds.FedAvg(Clipping(1)), Given, update)), Is.EqualTo([1.25f, -1f, 2.5f]));
    }

    [Test]
    public void Complete_OtherElementTypes_PlainMeanWhateverTheNorm()
    {
        var model = new TensorList(Tensor.FromArray("w", [0.0]), Tensor.FromArray("n", [1L]), Tensor.FromArray("mask", [false]));
        ClientUpdate Update(string id, long n) => Updates.Of(
            id, model, new TensorList(Tensor.FromArray("w", [3.0]), Tensor.FromArray("n", [n]), Tensor.FromArray("mask", [true])));

        var next = PrivateRounds.Run(PrivateRounds.FedAvg(Clipping(0.5, expected: 8)), model, Update("a", 100), Update("b", 200));

        Assert.That(next["w"].AsSpan<double>()[0], Is.EqualTo(1.0 / 8));
        Assert.That(next["n"].AsSpan<long>()[0], Is.EqualTo(150));
        Assert.That(next["mask"].AsSpan<bool>()[0], Is.True);
    }

    // Half a digit of bfloat16 and a little more from each of two clients, who cannot say so in bfloat16 but in the sum.
    [Test]
    public void Complete_SixteenBits_MeanRoundedOnce()
    {
        var model = new TensorList(Tensor.FromArray("w", [(BFloat16)1f]), Tensor.FromArray("h", [(Half)1f]));
        ClientUpdate Update(string id, float w, float h) =>
            Updates.Of(id, model, new TensorList(Tensor.FromArray("w", [(BFloat16)w]), Tensor.FromArray("h", [(Half)h])));

        var next = PrivateRounds.Run(
            PrivateRounds.FedAvg(Clipping(1)),
            model,
            Update("a", 1, 1),
            Update("b", 1 + (1f / 128), 1),
            Update("c", 1 + (1f / 128), 1 + (3f / 1024)));

        Assert.That((float)next["w"].AsSpan<BFloat16>()[0], Is.EqualTo(1 + (1f / 128)));
        Assert.That((float)next["h"].AsSpan<Half>()[0], Is.EqualTo(1 + (1f / 1024)));
    }

    [Test]
    public void Complete_SecondRound_StartsFromNothing()
    {
        var strategy = PrivateRounds.FedAvg(Clipping(10));
        var first = PrivateRounds.Run(strategy, Given, Updates.Of("a", Given, Updates.Model(2, 2, 2)));
        var second = PrivateRounds.Run(strategy, first, Updates.Of("a", first, Updates.Model(3, 3, 3)));

        Assert.That(PrivateRounds.Values(second), Is.EqualTo([3f, 3f, 3f]));
        Assert.That(PrivateRounds.Values(first), Is.EqualTo([2f, 2f, 2f]), "the first round's model does not change");
    }

    [Test]
    public void Complete_NoUpdates_TooFewAndNothingReported()
    {
        var strategy = PrivateRounds.FedAvg(Clipping(10));
        PrivateRounds.Run(strategy, Given, Updates.Of("a", Given, Given));
        Assert.That(strategy.FitMetrics([]), Is.Not.Empty);

        Assert.That(PrivateRounds.Begin(strategy, Given).Complete(), Is.EqualTo(new AggregationOutcome.TooFew(0, 1)));
        Assert.That(strategy.FitMetrics([]), Is.Empty);
    }

    [Test]
    public void FitMetrics_ClientsMetrics_AggregatedAsTheInnerStrategyDoes()
    {
        var strategy = PrivateRounds.FedAvg(Clipping(10));
        PrivateRounds.Run(strategy, Given, Updates.Of("a", Given, Given));

        var metrics = strategy.FitMetrics([(1, new ScalarMap(("loss", 1.0), (FitMetricKeys.Clipped, true))), (3, new ScalarMap(("loss", 2.0)))]);

        Assert.That(metrics, Is.EqualTo(new ScalarMap(
            ("loss", 1.75), (PrivacyMetricKeys.ClippingNorm, 10.0), (PrivacyMetricKeys.NoiseStddev, 0.0))));
    }

    [Test]
    public void Complete_Twice_Throws()
    {
        var aggregation = PrivateRounds.Begin(PrivateRounds.FedAvg(Clipping(1)), Given);
        aggregation.Complete();

        Assert.That(aggregation.Complete, Throws.InvalidOperationException);
        Assert.That(() => aggregation.Add(Updates.Of("a", Given, Given)), Throws.InvalidOperationException);
    }

    private static DifferentialPrivacyOptions Clipping(double norm, int? expected = null) =>
        new() { NoiseMultiplier = 0, ClippingNorm = norm, ExpectedClients = expected };
}
