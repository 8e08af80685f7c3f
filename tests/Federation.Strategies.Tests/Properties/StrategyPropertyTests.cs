using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>What all strategies have in common, each checked over several rounds.</summary>
[TestFixture]
public sealed class StrategyPropertyTests
{
    [TestCaseSource(typeof(StrategyCases), nameof(StrategyCases.Named))]
    public void Complete_ClientsInAnotherOrder_SameBits(object item)
    {
        var expected = Play((StrategyCase)item, run => run.Play(1), run => run.Play(2), run => run.Play(3));

        for (var seed = 0; seed < 6; seed++)
        {
            var (random, atOnce) = (new Random(seed), seed % 2 == 1);
            var shuffled = Play(
                (StrategyCase)item,
                run => run.Play(1, Shuffle, atOnce: atOnce),
                run => run.Play(2, Shuffle),
                run => run.Play(3, Shuffle, atOnce: atOnce));

            Assert.That(shuffled, Is.EqualTo(expected), $"order {seed}");

            IEnumerable<ClientUpdate> Shuffle(ClientUpdate[] updates) => [.. updates.OrderBy(_ => random.Next())];
        }
    }

    [TestCaseSource(typeof(StrategyCases), nameof(StrategyCases.WithFixedPoint))]
    public void Complete_UpdatesEqualToTheModel_ModelStays(object item)
    {
        var run = new StrategyRun((StrategyCase)item);
        var before = run.Bits();
        for (var round = 1; round <= 3; round++)
        {
            var model = run.Model;
            run.Play(round, change: (_, result) => result with { Parameters = model });

            Assert.That(run.Bits(), Is.EqualTo(before), $"round {round}");
        }
    }

    [TestCaseSource(typeof(StrategyCases), nameof(StrategyCases.WithOneUpdateItself))]
    public void Complete_OneUpdate_ThatUpdate(object item)
    {
        var run = new StrategyRun((StrategyCase)item);
        for (var round = 1; round <= 3; round++)
        {
            TensorList? update = null;
            run.Play(round, updates => [updates[1]], (number, result) => Remember(number, result, ref update));

            Assert.That(run.Bits(), Is.EqualTo(update!.SelectMany(tensor => tensor.Data.ToArray())), $"round {round}");
        }

        static FitResult Remember(int number, FitResult result, ref TensorList? update)
        {
            update = number == 1 ? result.Parameters : update;
            return result;
        }
    }

    // Four times as many is exact in whatever type a strategy computes.
    [TestCaseSource(typeof(StrategyCases), nameof(StrategyCases.WithIrrelevantScale))]
    public void Complete_AllExampleCountsScaled_SameBits(object item)
    {
        var expected = Play((StrategyCase)item, run => run.Play(1), run => run.Play(2));

        var scaled = Play((StrategyCase)item, run => run.Play(1, change: Scale), run => run.Play(2, change: Scale));

        Assert.That(scaled, Is.EqualTo(expected));

        static FitResult Scale(int number, FitResult result) => result with { ExampleCount = 4 * result.ExampleCount };
    }

    [TestCaseSource(typeof(StrategyCases), nameof(StrategyCases.WithBadUpdates))]
    public void Add_BadUpdate_RefusedAndNothingFolded(object item, string fault)
    {
        var expected = Play((StrategyCase)item, run => run.Play(1), run => run.Play(2, WithoutLast), run => run.Play(3));

        foreach (var atOnce in new[] { false, true })
        {
            IReadOnlyList<UpdateVerdict> verdicts = [];
            var last = ((StrategyCase)item).Clients - 1;
            var actual = Play(
                (StrategyCase)item,
                run => run.Play(1),
                run => verdicts = run.Play(2, InTheMiddle, (number, result) => number == last ? BadUpdates.All[fault](result) : result, atOnce),
                run => run.Play(3));

            Assert.That(verdicts[1].Reason, Is.Not.Null.And.Not.Empty);
            Assert.That(verdicts.Count(verdict => !verdict.IsAccepted), Is.EqualTo(1));
            Assert.That(actual, Is.EqualTo(expected), verdicts[1].Reason);
        }

        static IEnumerable<ClientUpdate> WithoutLast(ClientUpdate[] updates) => updates[..^1];

        static IEnumerable<ClientUpdate> InTheMiddle(ClientUpdate[] updates) => [updates[0], updates[^1], .. updates[1..^1]];
    }

    [TestCaseSource(typeof(StrategyCases), nameof(StrategyCases.Named))]
    public void Add_ClientAnswersTwice_SecondRefusedAndNothingFolded(object item)
    {
        var expected = Play((StrategyCase)item, run => run.Play(1), run => run.Play(2));

        foreach (var atOnce in new[] { false, true })
        {
            IReadOnlyList<UpdateVerdict> verdicts = [];
            var actual = Play((StrategyCase)item, run => verdicts = run.Play(1, Twice, atOnce: atOnce), run => run.Play(2));

            Assert.That(verdicts[2].Reason, Does.Contain("\"client-00\""));
            Assert.That(actual, Is.EqualTo(expected));
        }

        // The second answer is another client's.
        static IEnumerable<ClientUpdate> Twice(ClientUpdate[] updates) =>
            [updates[0], updates[1], updates[0] with { Result = updates[1].Result }, .. updates[2..]];
    }

    [TestCaseSource(typeof(StrategyCases), nameof(StrategyCases.Named))]
    public void Complete_NoUpdates_TooFewAndNothingCarried(object item)
    {
        var expected = Play((StrategyCase)item, run => run.Play(1));
        var run = new StrategyRun((StrategyCase)item);
        run.Play(1);

        Assert.That(run.Begin(2, out _).Complete(), Is.InstanceOf<AggregationOutcome.TooFew>());
        Assert.That(run.Bits(), Is.EqualTo(expected));
    }

    [TestCaseSource(typeof(StrategyCases), nameof(StrategyCases.Named))]
    public void Complete_Twice_Throws(object item)
    {
        var aggregation = new StrategyRun((StrategyCase)item).Begin(1, out var updates);
        aggregation.AddRange(updates);
        aggregation.Complete();

        Assert.That(aggregation.Complete, Throws.InvalidOperationException);
        Assert.That(() => aggregation.Add(updates[0]), Throws.InvalidOperationException);
    }

    private static byte[] Play(StrategyCase item, params Action<StrategyRun>[] rounds)
    {
        var run = new StrategyRun(item);
        Array.ForEach(rounds, round => round(run));
        return run.Bits();
    }
}
