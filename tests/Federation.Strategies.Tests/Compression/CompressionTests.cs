using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class CompressionTests
{
    private static readonly TensorList Origin = Updates.Model(1, 2, 3, 4);

    [Test]
    public void InstructFit_Asked_EntriesBesideTheStrategysOwn()
    {
        var strategy = new FedAvg(new FedAvgOptions { FitConfig = _ => new ScalarMap((FitConfigKeys.Epochs, 2)) })
            .WithCompression(UpdateCompression.TopK(0.1));
        var client = Updates.Client("a");
        var context = new InstructionContext(1, Origin, [client], 0);

        var fit = strategy.Instructor.InstructFit(context, client);

        Assert.That(fit.Parameters, Is.SameAs(Origin));
        Assert.That(
            fit.Config,
            Is.EquivalentTo(new ScalarMap(("epochs", 2), ("update-encoding", "delta-top-k"), ("update-fraction", 0.1), ("error-feedback", true))));
        Assert.That(strategy.Instructor.InstructEvaluate(context, client).Config, Is.Empty);
    }

    [Test]
    public void InstructFit_NothingAsked_NothingSaid()
    {
        var client = Updates.Client("a");

        Assert.That(new FedAvg().WithCompression().Instructor.InstructFit(new InstructionContext(1, Origin, [client], 0), client).Config, Is.Empty);
    }

    [Test]
    public void Add_EncodedAndPlain_MeanOfBoth()
    {
        var aggregation = Begin(new FedAvg());
        aggregation.Add(Encoded("a", UpdateCompression.Float16(), 3, 4, 5, 6));
        aggregation.Add(Updates.Of("b", Origin, Updates.Model(5, 6, 7, 8)));

        Assert.That(Values(aggregation.Complete()), Is.EqualTo([4f, 5f, 6f, 7f]));
    }

    [Test]
    public void Add_OriginIsTheInstructionsModel_NotTheGlobalOne()
    {
        var own = Updates.Model(10, 20, 30, 40);
        var encoded = Encode(UpdateCompression.Float16(), Updates.Model(11, 22, 33, 44), own);
        var aggregation = Begin(new FedAvg());
        aggregation.Add(Updates.Of("a", own, encoded) with { Result = new FitResult(encoded, 1) { Encoding = "delta-float16" } });

        Assert.That(Values(aggregation.Complete()), Is.EqualTo([11f, 22f, 33f, 44f]));
    }

    [Test]
    public void AddRange_ManyEncoded_VerdictsInOrderAndMeanOfTheGood()
    {
        var updates = Enumerable.Range(0, 40).Select(i => Encoded($"client-{i:00}", UpdateCompression.Float16(), i, i, i, i)).ToList();
        updates[7] = Broken("client-07");
        updates[20] = Updates.Of("client-20", Origin, Updates.Model(20, 20, 20, 20));
        updates[39] = Updates.Of("client-39", Origin, Updates.Model(39, 39, 39, float.NaN));
        var aggregation = Begin(new FedAvg());

        var verdicts = aggregation.AddRange(updates);

        Assert.That(
            Enumerable.Range(0, 40).Where(i => !verdicts[i].IsAccepted).Select(i => (i, verdicts[i].Reason)),
            Is.EqualTo([
                (7, "the update cannot be decoded as \"delta-int8\": tensor 1 \"step-sizes\" float32 [1] is missing: there are 1 tensors where 2 were expected"),
                (39, "element 3 of tensor \"w\" is NaN; every value must be finite")]));
        Assert.That(Values(aggregation.Complete()), Is.All.EqualTo((float)((780.0 - 7 - 39) / 38)));
    }

    [Test]
    public void AddRange_AnyOrder_SameBits(
        [Values("delta-float16", "delta-bfloat16", "delta-int8", "delta-top-k")] string encoding)
    {
        var compression = CompressionConfig.Read(new ScalarMap((FitConfigKeys.UpdateEncoding, encoding), (FitConfigKeys.UpdateFraction, 0.5)), null)!;
        var random = new Random(3);
        var updates = Enumerable.Range(0, 20)
            .Select(i => Encoded($"client-{i}", compression, [.. Enumerable.Range(0, 4).Select(_ => random.NextSingle())])).ToArray();
        var forward = Begin(new FedAvg());
        forward.AddRange(updates);
        random.Shuffle(updates);
        var shuffled = Begin(new FedAvg());
        Array.ForEach(updates, update => shuffled.Add(update));

        Assert.That(Values(shuffled.Complete()), Is.EqualTo(Values(forward.Complete())));
    }

    [Test]
    public void Add_StrategyThatKeepsUpdates_EachInMemoryOfItsOwn()
    {
        float[][] kept = [];
        var strategy = new FedAvg
        {
            Aggregator = new BufferedAggregator((context, updates) =>
            {
                kept = [.. updates.Select(update => update.Result.Parameters["w"].AsSpan<float>().ToArray())];
                return new AggregationOutcome.Aggregated(context.GlobalModel);
            }),
        };
        var aggregation = Begin(strategy);

        Assert.That(aggregation.KeepsUpdates, Is.True);
        aggregation.Add(Encoded("a", UpdateCompression.Float16(), 1, 1, 1, 1));
        aggregation.Add(Encoded("b", UpdateCompression.Float16(), 2, 2, 2, 2));
        aggregation.Complete();
        Assert.That(kept, Is.EqualTo(new[] { new[] { 1f, 1, 1, 1 }, new[] { 2f, 2, 2, 2 } }));
    }

    [Test]
    public void Add_StrategyThatDoesNot_MemoryIsUsedAgain()
    {
        var seen = new List<TensorList>();
        var strategy = new FedAvg { Aggregator = new Watching(seen) }.WithCompression();
        for (var round = 1; round <= 2; round++)
        {
            var aggregation = strategy.Aggregator.Begin(new AggregationContext(round, Origin));
            Assert.That(aggregation.KeepsUpdates, Is.False);
            aggregation.Add(Encoded("a", UpdateCompression.Float16(), 1, 1, 1, 1));
            aggregation.Add(Encoded("b", UpdateCompression.Float16(), 2, 2, 2, 2));
        }

        Assert.That(seen, Has.Count.EqualTo(4).And.All.SameAs(seen[0]));
    }

    [Test]
    public void Add_NotFiniteEncoded_RefusedWithThePlace()
    {
        var encoded = new TensorList(Tensor.FromArray("w", [Half.One, Half.NaN, Half.One, Half.One]));
        var update = Updates.Of("a", Origin, encoded) with { Result = new FitResult(encoded, 1) { Encoding = "delta-float16" } };

        Assert.That(Begin(new FedAvg()).Add(update).Reason, Is.EqualTo("element 1 of tensor \"w\" is NaN; every value must be finite"));
    }

    [Test]
    public void Add_UnknownEncoding_LeftToTheStrategyWhichRefuses()
    {
        var update = Updates.Of("a", Origin, Origin) with { Result = new FitResult(Origin, 1) { Encoding = "delta-of-next-year" } };

        Assert.That(Begin(new FedAvg()).Add(update).Reason, Does.Contain("\"delta-of-next-year\", which this strategy does not decode"));
    }

    [Test]
    public void Add_EncodedWithoutCompression_Refused()
    {
        var aggregation = new FedAvg().Aggregator.Begin(new AggregationContext(1, Origin));

        Assert.That(aggregation.Add(Encoded("a", UpdateCompression.Int8(), 1, 1, 1, 1)).Reason, Does.Contain("\"delta-int8\""));
    }

    [Test]
    public void WithMean_OtherMean_GetsDecodedUpdates()
    {
        var seen = new List<TensorList>();
        var aggregator = (IMeanBasedAggregator)new FedAvg().WithCompression().Aggregator;
        aggregator.WithMean(new Watching(seen)).Begin(new AggregationContext(1, Origin)).Add(Encoded("a", UpdateCompression.Float16(), 5, 6, 7, 8));

        Assert.That(seen.Single()["w"].AsSpan<float>().ToArray(), Is.EqualTo([5f, 6f, 7f, 8f]));
    }

    [Test]
    public void Aggregator_StrategyThatIsNotMeanBased_NorIsThis() => Assert.That(
        new FedAvg { Aggregator = new Watching([]) }.WithCompression().Aggregator, Is.Not.InstanceOf<IMeanBasedAggregator>());

    [Test]
    public void WithDifferentialPrivacy_SaidBeforeOrAfter_DecodedUpdatesAreClipped()
    {
        var privacy = new DifferentialPrivacyOptions { NoiseMultiplier = 0, ClippingNorm = 1 };
        foreach (var strategy in (IStrategy[])[
            new FedAvg().WithCompression().WithDifferentialPrivacy(privacy), new FedAvg().WithDifferentialPrivacy(privacy).WithCompression()])
        {
            var aggregation = strategy.Aggregator.Begin(new AggregationContext(1, Origin));
            aggregation.Add(Encoded("a", UpdateCompression.Float16(), 1, 2, 6, 8));
            aggregation.Add(Encoded("b", UpdateCompression.Float16(), 1, 2, 3, 4));

            Assert.That(Values(aggregation.Complete()), Is.EqualTo([1f, 2f, 3.3f, 4.4f]).Within(1e-6f));
        }
    }

    private static IAggregation Begin(IStrategy strategy) => strategy.WithCompression().Aggregator.Begin(new AggregationContext(1, Origin));

    private static ClientUpdate Encoded(string id, UpdateCompression compression, params float[] values) =>
        Updates.Of(id, Origin, Origin) with { Result = new FitResult(Encode(compression, Updates.Model(values), Origin), 1) { Encoding = compression.Encoding } };

    private static ClientUpdate Broken(string id) =>
        Updates.Of(id, Origin, Origin) with { Result = new FitResult(new TensorList(Tensor.FromArray("w", new sbyte[4])), 1) { Encoding = "delta-int8" } };

    private static TensorList Encode(UpdateCompression compression, TensorList update, TensorList origin) =>
        new UpdateEncoder().Encode(compression, update, origin)!;

    private static float[] Values(AggregationOutcome outcome) => ((AggregationOutcome.Aggregated)outcome).Model["w"].AsSpan<float>().ToArray();

    /// <summary>Notes the lists that it is given, and keeps no update.</summary>
    private sealed class Watching(List<TensorList> seen) : IAggregator, IAggregation
    {
        public bool KeepsUpdates => false;

        public IAggregation Begin(AggregationContext context) => this;

        public UpdateVerdict Add(ClientUpdate update)
        {
            seen.Add(update.Result.Parameters);
            return UpdateVerdict.Accepted;
        }

        public AggregationOutcome Complete() => new AggregationOutcome.TooFew(0, 1);
    }
}
