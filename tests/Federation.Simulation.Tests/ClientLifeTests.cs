using System.Collections.Concurrent;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests;

/// <summary>A client exists only while it works.</summary>
[CancelAfter(120_000)]
internal sealed class ClientLifeTests
{
    private static FedAvg Strategy => new(new FedAvgOptions { InitialParameters = Models.Of(1), FractionFit = 0.1 });

    [Test]
    public async Task RunAsync_ManyClients_NoMoreAliveThanWorkers([Values(1, 3)] int parallelism, CancellationToken cancellationToken)
    {
        var (alive, most, made) = (0, 0, 0);
        var gate = new Lock();

        await FederationSimulation.RunAsync(
            Strategy,
            new VirtualClients(200, _ =>
            {
                Count(+1);
                return new FakeClient { Disposed = () => Count(-1) };
            }),
            new SimulationOptions { Rounds = 4, MaxParallelism = parallelism },
            cancellationToken: cancellationToken);

        Assert.That(alive, Is.Zero);
        Assert.That(most, Is.InRange(1, parallelism));
        Assert.That(made, Is.EqualTo(200 + (4 * (20 + 200))), "properties of all, then 20 fits and 200 evaluations a round");

        void Count(int change)
        {
            lock (gate)
            {
                alive += change;
                made += Math.Max(0, change);
                most = Math.Max(most, alive);
            }
        }
    }

    [Test]
    public async Task RunAsync_Worker_HasOneClientAtATime(CancellationToken cancellationToken)
    {
        var inUse = new int[3];
        var clashes = 0;
        var threads = new ConcurrentDictionary<(int Worker, int Thread), bool>();

        await FederationSimulation.RunAsync(
            Strategy,
            new VirtualClients(100, client => new FakeClient
            {
                Fit = (request, _) =>
                {
                    threads.TryAdd((client.Worker, Environment.CurrentManagedThreadId), true);
                    clashes += Interlocked.Increment(ref inUse[client.Worker]) == 1 ? 0 : 1;
                    Turmoil.Spin();
                    Interlocked.Decrement(ref inUse[client.Worker]);
                    return new(new Core.FitResult(request.Parameters, 1));
                },
            }),
            new SimulationOptions { Rounds = 5, MaxParallelism = 3 },
            cancellationToken: cancellationToken);

        Assert.That(clashes, Is.Zero);
        Assert.That(threads.Keys.Select(key => key.Thread), Is.Unique, "each worker has its own thread");
    }

    [Test]
    public async Task RunAsync_PropertiesGiven_OnlyThoseChosenAreMade(CancellationToken cancellationToken)
    {
        var made = new ConcurrentBag<int>();

        var history = await FederationSimulation.RunAsync(
            new FedAvg(new FedAvgOptions { InitialParameters = Models.Of(1), FractionFit = 0.001, FractionEvaluate = 0, MinEvaluateClients = 0 }),
            new VirtualClients(10_000, client =>
            {
                made.Add(client.Number);
                return new FakeClient();
            })
            {
                Properties = number => new Core.ScalarMap(("number", number)),
            },
            new SimulationOptions { Rounds = 3 },
            cancellationToken: cancellationToken);

        Assert.That(made, Has.Count.EqualTo(30));
        Assert.That(history.Rounds.SelectMany(round => round.Fits).Select(fit => int.Parse(fit.ClientId.Split('-')[1])), Is.EquivalentTo(made));
    }

    [Test]
    public async Task RunAsync_ObserverIsThere_ProgressReachesIt(CancellationToken cancellationToken)
    {
        var observer = new Recorder();

        await FederationSimulation.RunAsync(
            Strategy,
            new VirtualClients(20, _ => new FakeClient
            {
                Fit = (request, _) =>
                {
                    request.Progress.Report(new Federation.Client.InstructionProgress(0.25, new Core.ScalarMap(("loss", 2))));
                    return new(new Core.FitResult(request.Parameters, 1));
                },
            }),
            new SimulationOptions { Rounds = 1 },
            observer,
            cancellationToken: cancellationToken);

        Assert.That(observer.Progress, Has.Count.EqualTo(2));
        Assert.That(observer.Progress, Is.All.Matches<(string, double Fraction, Core.ScalarMap Metrics)>(
            report => report.Fraction == 0.25 && report.Metrics["loss"].AsInteger() == 2));
        Assert.That(observer.Finished, Is.EqualTo(1));
    }
}
