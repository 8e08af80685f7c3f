using Federation.Core;

namespace Federation.Strategies.Tests;

internal sealed class LateStragglersTests
{
    private static readonly TensorList Start = Updates.Model(0);

    [Test]
    public void Add_LateAnswers_RefusedWithTheReasonAndTheMeanIsTheOthers([Values] bool atOnce)
    {
        var strategy = new FedAvg().WithStragglers(Late(0.5));
        var updates = Answers(strategy, clients: 4);
        var aggregation = strategy.Aggregator.Begin(new AggregationContext(1, Start));

        IReadOnlyList<UpdateVerdict> verdicts = atOnce ? aggregation.AddRange(updates) : [.. updates.Select(aggregation.Add)];

        var inTime = updates.Where((_, i) => verdicts[i].IsAccepted).ToList();
        var mean = inTime.Average(update => update.Result.Parameters["w"].AsSpan<float>()[0]);
        Assert.Multiple(() =>
        {
            Assert.That(inTime, Has.Count.EqualTo(2));
            Assert.That(verdicts.Where(verdict => !verdict.IsAccepted).Select(verdict => verdict.Reason), Is.All.Contains("after the deadline"));
            Assert.That(
                ((AggregationOutcome.Aggregated)aggregation.Complete()).Model["w"].AsSpan<float>()[0],
                Is.EqualTo(mean).Within(1e-6));
        });
    }

    [Test]
    public void Complete_EverybodyLate_NobodyLeft()
    {
        var strategy = new FedAvg().WithStragglers(Late(1));
        var aggregation = strategy.Aggregator.Begin(new AggregationContext(1, Start));

        var verdicts = aggregation.AddRange(Answers(strategy, clients: 4));

        Assert.That(verdicts.Select(verdict => verdict.IsAccepted), Is.All.False);
        Assert.That(aggregation.Complete(), Is.EqualTo(new AggregationOutcome.TooFew(0, 1)));
    }

    [Test]
    public void Add_NobodyLate_SameAsWithout()
    {
        var strategy = new FedAvg().WithStragglers(Late(0));
        var aggregation = strategy.Aggregator.Begin(new AggregationContext(1, Start));

        Assert.That(aggregation.AddRange(Answers(strategy, clients: 4)).Select(verdict => verdict.IsAccepted), Is.All.True);
    }

    // Buffered rounds: the answer to an instruction of round 1 comes in round 2.
    [Test]
    public void Add_LateAnswerInALaterRound_StillRefused()
    {
        var strategy = new FedAvg().WithStragglers(Late(1));
        var updates = Answers(strategy, clients: 2);

        var aggregation = strategy.Aggregator.Begin(new AggregationContext(2, Start));

        Assert.That(aggregation.Add(updates[0]).IsAccepted, Is.False);
    }

    [Test]
    public void Aggregator_MeanBasedOrNot_StillSaysSo()
    {
        var robust = new FedAvg { Aggregator = new BufferedAggregator((_, updates) => new AggregationOutcome.Aggregated(updates[0].Result.Parameters)) };

        Assert.Multiple(() =>
        {
            Assert.That(new FedAvg().WithStragglers(Late(0.5)).Aggregator, Is.InstanceOf<IMeanBasedAggregator>());
            Assert.That(robust.WithStragglers(Late(0.5)).Aggregator, Is.Not.InstanceOf<IMeanBasedAggregator>());
            Assert.That(robust.WithStragglers(Late(0.5)).Aggregator.Begin(new AggregationContext(1, Start)).KeepsUpdates, Is.True);
            Assert.That(new FedAvg().WithStragglers(Late(0.5)).Aggregator.Begin(new AggregationContext(1, Start)).KeepsUpdates, Is.False);
        });
    }

    [Test]
    public void WithMean_AnotherMean_LateAnswersStillRefused()
    {
        var strategy = new FedAvg().WithStragglers(Late(1));
        var other = new BufferedAggregator((_, updates) => new AggregationOutcome.Aggregated(updates[0].Result.Parameters));

        var aggregation = ((IMeanBasedAggregator)strategy.Aggregator).WithMean(other).Begin(new AggregationContext(1, Start));

        Assert.That(aggregation.KeepsUpdates, Is.True, "it is the other");
        Assert.That(aggregation.Add(Answers(strategy, clients: 1)[0]).IsAccepted, Is.False);
    }

    private static StragglerOptions Late(double fraction) => new() { Fraction = fraction, Kind = StragglerKind.Late };

    private static List<ClientUpdate> Answers(IStrategy strategy, int clients)
    {
        ClientInfo[] selected = [.. Enumerable.Range(0, clients).Select(number => Updates.Client($"client-{number}"))];
        var context = new InstructionContext(1, Start, selected, Seed: 5);
        return [.. selected.Select((client, number) => Updates.Of(client.Id, Start, Updates.Model(1 << number)) with
        {
            Instruction = strategy.Instructor.InstructFit(context, client),
        })];
    }
}
