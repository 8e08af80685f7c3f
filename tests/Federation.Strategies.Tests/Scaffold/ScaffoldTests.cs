using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class ScaffoldTests
{
    private static readonly TensorList Model = new(Tensor.FromArray("w", [1f, 2f]), Tensor.FromArray("steps", [10L]));

    [Test]
    public void InstructFit_FirstRound_TheModelAndZerosForAll()
    {
        var strategy = new Scaffold();
        var context = Context(Model);

        var a = strategy.Instructor.InstructFit(context, Updates.Client("a"));
        var b = strategy.Instructor.InstructFit(context, Updates.Client("b"));

        Assert.That(a.Parameters, Is.SameAs(Model));
        Assert.That(a.Auxiliary!.Manifest, Is.EqualTo(Model.Manifest));
        Assert.That(a.Auxiliary[0].AsSpan<float>().ToArray(), Is.EqualTo([0f, 0f]));
        Assert.That(a.Auxiliary[1].AsSpan<long>().ToArray(), Is.EqualTo([0L]));
        Assert.That(b.Auxiliary, Is.SameAs(a.Auxiliary), "one list is encoded once");
    }

    [Test]
    public void InstructFit_WithAConfig_KeepsIt()
    {
        var strategy = new Scaffold(new ScaffoldOptions { FitConfig = round => new ScalarMap(("round", round)) });

        var instruction = strategy.Instructor.InstructFit(Context(Model), Updates.Client("a"));

        Assert.That(instruction.Config["round"].AsInteger(), Is.EqualTo(1));
        Assert.That(strategy.Instructor.InstructEvaluate(Context(Model), Updates.Client("a")).Auxiliary, Is.Null);
    }

    [Test]
    public void Complete_SomeOfTheClients_ModelIsTheirMeanAndCGoesThatPartOfTheWay()
    {
        var strategy = new Scaffold();
        var aggregation = Begin(strategy, connected: 8);

        Accept(aggregation, Update("a", [3, 4], [8, 0]));
        Accept(aggregation, Update("b", [5, 8], [0, -16]));
        var model = Completed(aggregation);

        Assert.That(model[0].AsSpan<float>().ToArray(), Is.EqualTo([4f, 6f]));
        Assert.That(C(strategy), Is.EqualTo([1f, -2f]));
    }

    [Test]
    public void Complete_ASecondRound_SendsTheNewCAndAddsToIt()
    {
        var strategy = new Scaffold(new ScaffoldOptions { ClientCount = 4 });
        var first = Begin(strategy, connected: 2);
        Accept(first, Update("a", [3, 4], [4, 8]));
        var model = Completed(first);
        var sent = strategy.Instructor.InstructFit(Context(model), Updates.Client("a")).Auxiliary!;
        var second = Begin(strategy, connected: 2);
        Accept(second, Update("b", [3, 4], [4, -8]));
        Completed(second);

        Assert.That(sent[0].AsSpan<float>().ToArray(), Is.EqualTo([1f, 2f]), "what was sent does not change");
        Assert.That(C(strategy), Is.EqualTo([2f, 0f]));
        Assert.That(strategy.ControlVariate, Is.Not.SameAs(sent));
    }

    [Test]
    public void InstructFit_AfterRounds_SaysWhichChangeCountedLast()
    {
        var strategy = new Scaffold();
        Assert.That(Told("a"), Is.Zero);

        Round(1, "a", "b");
        Round(2, "a");
        var givenUp = Begin(strategy);
        Accept(givenUp, Update("b", [1, 1], [0, 0]) with { Round = 3 });

        Assert.That((Told("a"), Told("b"), Told("c")), Is.EqualTo((2L, 1L, 0L)));

        void Round(int round, params string[] clients)
        {
            var aggregation = Begin(strategy);
            Array.ForEach(clients, client => Accept(aggregation, Update(client, [1, 1], [0, 0]) with { Round = round }));
            Assert.That(aggregation.Add(Update("c", [1, 1], [float.NaN, 0]) with { Round = round }).IsAccepted, Is.False);
            Completed(aggregation);
        }

        long Told(string client) =>
            strategy.Instructor.InstructFit(Context(Model), Updates.Client(client)).Config[FitConfigKeys.ControlVariateRound].AsInteger();
    }

    [Test]
    public void Complete_MoreUpdatesThanClientsAreConnected_CountsAllOfThem()
    {
        var strategy = new Scaffold();
        var aggregation = Begin(strategy, connected: 1);
        Accept(aggregation, Update("a", [1, 1], [2, 2]));
        Accept(aggregation, Update("b", [1, 1], [4, 4]));

        Completed(aggregation);

        Assert.That(C(strategy), Is.EqualTo([3f, 3f]));
    }

    [Test]
    public void Complete_LearningRate_GoesThatFarAndCountersGetTheirMean()
    {
        var strategy = new Scaffold(new ScaffoldOptions { ServerLearningRate = 0.5 });
        var aggregation = Begin(strategy, connected: 2);
        Accept(aggregation, Update("a", [3, 6], [0, 0], steps: 20));
        Accept(aggregation, Update("b", [3, 6], [0, 0], steps: 30));

        var model = Completed(aggregation);

        Assert.That(model[0].AsSpan<float>().ToArray(), Is.EqualTo([2f, 4f]));
        Assert.That(model[1].AsSpan<long>().ToArray(), Is.EqualTo([25L]));
    }

    [TestCase(1)]
    [TestCase(0.3)]
    public void Complete_OtherOrderAndBatches_SameBits(double learningRate)
    {
        var random = new Random(5);
        float Value() => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7)));
        var updates = Enumerable.Range(0, 12).Select(i => Update($"c{i:00}", [Value(), Value()], [Value(), Value()])).ToArray();

        var (model, c) = Fold(updates, (aggregation, all) => Array.ForEach(all, update => Accept(aggregation, update)));
        for (var trial = 0; trial < 5; trial++)
        {
            random.Shuffle(updates);
            var (other, otherC) = Fold(updates, (aggregation, all) =>
            {
                var verdicts = aggregation.AddRange(all[..7]).Concat(aggregation.AddRange(all[7..]));
                Assert.That(verdicts.Select(verdict => verdict.IsAccepted), Is.All.True);
            });

            Assert.That(other, Is.EqualTo(model));
            Assert.That(otherC, Is.EqualTo(c));
        }

        (float[] Model, float[] C) Fold(ClientUpdate[] all, Action<IAggregation, ClientUpdate[]> add)
        {
            var strategy = new Scaffold(new ScaffoldOptions { ServerLearningRate = learningRate });
            var aggregation = Begin(strategy, connected: 20);
            add(aggregation, all);
            return (Completed(aggregation)[0].AsSpan<float>().ToArray(), C(strategy));
        }
    }

    [Test]
    public void Complete_IdenticalUpdatesOfTheModelItself_AreAFixedPoint()
    {
        var strategy = new Scaffold(new ScaffoldOptions { ServerLearningRate = 0.7 });
        var aggregation = Begin(strategy, connected: 3);
        foreach (var id in new[] { "a", "b", "c" })
        {
            Accept(aggregation, Update(id, [1, 2], [0, 0]));
        }

        Assert.That(Completed(aggregation)[0].AsSpan<float>().ToArray(), Is.EqualTo([1f, 2f]));
        Assert.That(C(strategy), Is.EqualTo([0f, 0f]));
    }

    [Test]
    public void Add_WithoutAuxiliary_RefusedAndSaysWhatToDo()
    {
        var verdict = Begin(new Scaffold()).Add(Update("a", [1, 1], null));

        Assert.That(verdict.Reason, Does.StartWith("the update has no auxiliary list; SCAFFOLD needs").And.Contain("FitResult.Auxiliary"));
    }

    private static IEnumerable<TestCaseData> BadUpdates()
    {
        TestCaseData Case(string name, string reason, ClientUpdate update) => new TestCaseData(update, reason).SetArgDisplayNames(name);

        ClientUpdate With(Func<FitResult, FitResult> change)
        {
            var update = Update("bad", [100, 100], [100, 100]);
            return update with { Result = change(update.Result) };
        }

        yield return Case("no auxiliary", "no auxiliary list", Update("bad", [100, 100], null));
        yield return Case("other auxiliary", "not the change of a control variate", With(result => result with { Auxiliary = Updates.Model(1, 2) }));
        yield return Case("NaN in auxiliary", "of the change of the control variate, element 1", Update("bad", [100, 100], [100, float.NaN]));
        yield return Case("infinite parameters", "element 0", Update("bad", [float.PositiveInfinity, 100], [100, 100]));
        yield return Case("other parameters", "not those of the global model", With(result => result with { Parameters = Updates.Model(1, 2) }));
        yield return Case("no examples", "number of examples is 0", With(result => result with { ExampleCount = 0 }));
        yield return Case("twice", "has an update in this round already", Update("good", [100, 100], [100, 100]));
        yield return Case("encoded", "encoded as", With(result => result with { Encoding = "q8" }));
    }

    [TestCaseSource(nameof(BadUpdates))]
    public void Add_Bad_RefusedAndNothingOfItIsFolded(ClientUpdate bad, string reason)
    {
        var strategy = new Scaffold();
        var aggregation = Begin(strategy, connected: 2);
        Accept(aggregation, Update("good", [3, 4], [2, 2]));

        var verdicts = aggregation.AddRange([bad, Update("other", [5, 6], [4, 4])]);
        var model = Completed(aggregation);

        Assert.That(verdicts[0].Reason, Does.Contain(reason));
        Assert.That(verdicts[1].IsAccepted);
        Assert.That(model[0].AsSpan<float>().ToArray(), Is.EqualTo([4f, 5f]));
        Assert.That(C(strategy), Is.EqualTo([3f, 3f]));
    }

    [Test]
    public void Add_Float64BeyondTheMeansReach_RefusedWithNothingFolded()
    {
        var model = new TensorList(Tensor.FromArray("w", [0.0]));
        var strategy = new Scaffold();
        var aggregation = Begin(strategy, connected: 2, model);
        ClientUpdate Of(string id, double parameters, double change) => WithChange(
            Updates.Of(id, model, new TensorList(Tensor.FromArray("w", [parameters]))), new TensorList(Tensor.FromArray("w", [change])));

        Assert.That(aggregation.Add(Of("a", 7, 1e300)).Reason, Does.Contain("less than 2^200"));
        Assert.That(aggregation.Add(Of("a", 1e300, 7)).Reason, Does.Contain("less than 2^200"));
        Accept(aggregation, Of("a", 3, 5));

        Assert.That(Completed(aggregation)[0].AsSpan<double>().ToArray(), Is.EqualTo([3.0]));
        Assert.That(strategy.ControlVariate![0].AsSpan<double>().ToArray(), Is.EqualTo([2.5]));
    }

    [Test]
    public void Complete_NoUpdates_TooFewAndCStays()
    {
        var strategy = new Scaffold();
        var before = strategy.Instructor.InstructFit(Context(Model), Updates.Client("a")).Auxiliary;

        Assert.That(Begin(strategy).Complete(), Is.EqualTo(new AggregationOutcome.TooFew(0, 1)));
        Assert.That(strategy.ControlVariate, Is.SameAs(before));
    }

    [TestCase(new[] { 3e38f, 0 }, new[] { 0f, 0 }, 4)]
    [TestCase(new[] { 1f, 0 }, new[] { 3e38f, 0 }, 1)]
    public void Complete_StepBeyondTheType_RejectedAndCStays(float[] parameters, float[] change, double learningRate)
    {
        var strategy = new Scaffold(new ScaffoldOptions { ServerLearningRate = learningRate });
        Fold([1, 1], [3e38f, 0]);
        var before = strategy.ControlVariate;

        Assert.That(Fold(parameters, change), Is.InstanceOf<AggregationOutcome.Rejected>()
            .With.Property(nameof(AggregationOutcome.Rejected.Reason)).Contains("the server's step is too large: element 0 of tensor \"w\""));
        Assert.That(strategy.ControlVariate, Is.SameAs(before));

        AggregationOutcome Fold(float[] model, float[] ofVariate)
        {
            var aggregation = Begin(strategy);
            Accept(aggregation, Update("a", model, ofVariate));
            return aggregation.Complete();
        }
    }

    [Test]
    public void Add_WithoutCompleting_CStays()
    {
        var strategy = new Scaffold();
        var before = strategy.Instructor.InstructFit(Context(Model), Updates.Client("a")).Auxiliary;
        Accept(Begin(strategy), Update("a", [5, 5], [5, 5]));

        var next = Begin(strategy, connected: 1);
        Accept(next, Update("a", [1, 1], [2, 2]));

        Assert.That(strategy.ControlVariate, Is.SameAs(before));
        Completed(next);
        Assert.That(C(strategy), Is.EqualTo([2f, 2f]), "nothing of the round that was given up");
    }

    [Test]
    public void Constructor_BadOptions_AllFaultsAtOnce()
    {
        var options = new ScaffoldOptions { ServerLearningRate = 0, ClientCount = 3, MinAvailableClients = 4, FractionFit = 2 };

        Assert.That(() => new Scaffold(options), Throws.ArgumentException.With.Message.Contains("ServerLearningRate is 0")
            .And.Message.Contains("ClientCount is 3; it must be at least MinAvailableClients, which is 4.")
            .And.Message.Contains("FractionFit is 2"));
    }

    private static InstructionContext Context(TensorList model) => new(1, model, [], 0);

    private static IAggregation Begin(Scaffold strategy, int connected = 0, TensorList? model = null) =>
        strategy.Aggregator.Begin(new AggregationContext(1, model ?? Model) { ConnectedClients = connected });

    private static ClientUpdate Update(string id, float[] w, float[]? change, long steps = 10) => WithChange(
        Updates.Of(id, Model, new TensorList(Tensor.FromArray("w", w), Tensor.FromArray("steps", [steps]))),
        change is null ? null : new TensorList(Tensor.FromArray("w", change), Tensor.FromArray("steps", [77L])));

    private static ClientUpdate WithChange(ClientUpdate update, TensorList? change) =>
        update with { Result = update.Result with { Auxiliary = change } };

    private static void Accept(IAggregation aggregation, ClientUpdate update) => Assert.That(aggregation.Add(update).Reason, Is.Null);

    private static TensorList Completed(IAggregation aggregation) => ((AggregationOutcome.Aggregated)aggregation.Complete()).Model;

    private static float[] C(Scaffold strategy)
    {
        Assert.That(strategy.ControlVariate!.Skip(1).SelectMany(tensor => tensor.Data.ToArray()), Is.All.Zero, "integers have no control variate");
        return strategy.ControlVariate![0].AsSpan<float>().ToArray();
    }
}
