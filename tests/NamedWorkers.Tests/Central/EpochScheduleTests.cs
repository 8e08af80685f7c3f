using Federation.Core;
using Federation.Strategies;
using NamedWorkers.Central;

namespace NamedWorkers.Tests.Central;

internal sealed class EpochScheduleTests
{
    [Test]
    public void Begin_RoundAfterRound_GoesThroughTheDataOnceInEachEpoch()
    {
        // 20,000 images are 312 batches of 64 and one of 32: six rounds of 50 and one of 13.
        var schedule = new EpochSchedule(epochs: 2, batches: 50, batchSize: 64);
        var worker = Worker("alice", 20_000);
        var taken = new List<(int Epoch, int First, int Count, bool EndsEpoch, bool EndsRun)>();

        for (var round = 1; round <= 14; round++)
        {
            schedule.Begin(round, [worker]);
            taken.Add((schedule.Epoch, schedule.FirstBatch, schedule.BatchesOf(worker), schedule.EndsEpoch, schedule.EndsRun));
        }

        var once = new[] { (0, 50), (50, 50), (100, 50), (150, 50), (200, 50), (250, 50), (300, 13) };
        Assert.That(taken.Select(round => (round.First, round.Count)), Is.EqualTo(once.Concat(once)));
        Assert.That(taken.Select(round => round.Epoch), Is.EqualTo(Enumerable.Repeat(1, 7).Concat(Enumerable.Repeat(2, 7))));
        Assert.That(taken.Select((round, i) => round.EndsEpoch ? i : -1).Where(i => i >= 0), Is.EqualTo(new[] { 6, 13 }));
        Assert.That(taken.Select((round, i) => round.EndsRun ? i : -1).Where(i => i >= 0), Is.EqualTo(new[] { 13 }));
    }

    [Test]
    public void BatchesOf_WorkerWithLess_HasNoneWhenItIsThrough()
    {
        var schedule = new EpochSchedule(epochs: 1, batches: 2, batchSize: 10);
        var (large, small) = (Worker("large", 60), Worker("small", 25));
        var taken = new List<(int Large, int Small)>();

        for (var round = 1; round <= 3; round++)
        {
            schedule.Begin(round, [large, small]);
            taken.Add((schedule.BatchesOf(large), schedule.BatchesOf(small)));
        }

        Assert.That(taken, Is.EqualTo(new[] { (2, 2), (2, 1), (2, 0) }));
        Assert.That(schedule.EndsRun, Is.True);
    }

    [Test]
    public void Begin_SameRoundAgain_StaysWhereItIs()
    {
        var schedule = new EpochSchedule(epochs: 1, batches: 1, batchSize: 10);
        schedule.Begin(1, [Worker("alice", 30)]);
        schedule.Begin(1, [Worker("alice", 30)]);

        Assert.That((schedule.Epoch, schedule.RoundOfEpoch, schedule.RoundsOfEpoch), Is.EqualTo((1, 1, 3)));
    }

    [Test]
    public void EndsEpoch_BeforeTheFirstRound_IsFalse() => Assert.That(new EpochSchedule(1, 1, 1).EndsEpoch, Is.False);

    private static ClientInfo Worker(string name, int images) => new(name, new ScalarMap((ClientPropertyKeys.ExampleCount, images)));
}
