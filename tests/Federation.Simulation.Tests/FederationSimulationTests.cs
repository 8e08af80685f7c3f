using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests;

[CancelAfter(120_000)]
internal sealed class FederationSimulationTests
{
    private static FedAvg Strategy => new(new FedAvgOptions { InitialParameters = Models.Of(0) });

    [Test]
    public async Task RunAsync_AllClients_MeanOfTheirGoals(CancellationToken cancellationToken)
    {
        var history = await FederationSimulation.RunAsync(
            Strategy,
            new VirtualClients(100, client => new SteppingClient(client.Number)),
            new SimulationOptions { Rounds = 30 },
            cancellationToken: cancellationToken);

        Assert.That(history.Rounds, Has.Count.EqualTo(30));
        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.All.EqualTo(100));
        Assert.That(Models.ValuesOf(history.Model)[0], Is.EqualTo(49.5f).Within(1e-3));
    }

    [Test]
    public void RunAsync_OptionsOutOfRange_AllAreNamed()
    {
        var options = new SimulationOptions { Rounds = 0, MaxParallelism = -1, WaitForClients = TimeSpan.Zero };

        Assert.That(
            () => FederationSimulation.RunAsync(Strategy, new VirtualClients(2, _ => new FakeClient()), options),
            Throws.ArgumentException.With.Message.Contains("Rounds must be at least 1, not 0.")
                .And.Message.Contains("MaxParallelism must be at least 1, not -1.").And.Message.Contains("WaitForClients must be more than zero"));
    }

    [Test]
    public void RunAsync_TwoHaveOneId_BothAreNamed()
    {
        var clients = new VirtualClients(5, _ => new FakeClient()) { Id = number => number is 1 or 4 ? "alice" : $"c{number}" };

        Assert.That(
            () => FederationSimulation.RunAsync(Strategy, clients),
            Throws.ArgumentException.With.Message.Contains("Clients 1 and 4 have the same id, \"alice\""));
    }

    [Test]
    public void RunAsync_NoUsableId_IsNamed([Values("", "   ")] string id)
    {
        var clients = new VirtualClients(2, _ => new FakeClient()) { Id = _ => id };

        Assert.That(() => FederationSimulation.RunAsync(Strategy, clients), Throws.ArgumentException.With.Message.Contains("The id of client 0"));
    }

    [Test]
    public void RunAsync_FewerClientsThanNeeded_SaysHowMany()
    {
        var strategy = new FedAvg(new FedAvgOptions { InitialParameters = Models.Of(0), MinAvailableClients = 5 });

        Assert.That(
            () => FederationSimulation.RunAsync(strategy, new VirtualClients(3, _ => new FakeClient())),
            Throws.InstanceOf<TimeoutException>().With.Message.EqualTo("5 clients are needed, but after 600 s there were 3."));
    }

    [Test]
    public async Task RunAsync_Cancelled_EndsWithWhatIsFinished(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var observer = new Recorder { RoundOver = record => Stop(record.Round) };
        var running = FederationSimulation.RunAsync(
            Strategy,
            new VirtualClients(10, client => new FakeClient
            {
                Fit = async (request, token) =>
                {
                    await Task.Delay(request.Round == 3 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, token);
                    return new Core.FitResult(request.Parameters, 1);
                },
            }),
            new SimulationOptions { Rounds = 5, MaxParallelism = 2 },
            observer,
            cancellationToken: stop.Token);

        await Assert.ThatAsync(() => running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(observer.Unfinished!.Rounds, Has.Count.EqualTo(2));

        void Stop(int round)
        {
            if (round == 2)
            {
                stop.CancelAfter(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    [Test]
    public async Task RunAsync_StoppingRule_EndsEarly(CancellationToken cancellationToken)
    {
        var strategy = new FedAvg(new FedAvgOptions { InitialParameters = Models.Of(0), StoppingRule = Stop.WhenAtMost("loss", 30) });

        var history = await FederationSimulation.RunAsync(
            strategy,
            new VirtualClients(100, client => new SteppingClient(client.Number)),
            new SimulationOptions { Rounds = 30 },
            cancellationToken: cancellationToken);

        Assert.That(history.Rounds, Has.Count.LessThan(30));
        Assert.That(history.StopReason, Is.Not.Null);
    }

    [Test]
    public async Task RunAsync_HundredThousandClients_TakeLittleMemory(CancellationToken cancellationToken)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long? during = null;
        var observer = new Recorder { RoundOver = _ => during ??= GC.GetTotalMemory(forceFullCollection: true) };

        var history = await FederationSimulation.RunAsync(
            new FedAvg(new FedAvgOptions { InitialParameters = Models.Of(0), FractionFit = 0.0001, FractionEvaluate = 0, MinEvaluateClients = 0 }),
            new VirtualClients(100_000, client => new SteppingClient(client.Number)),
            new SimulationOptions { Rounds = 2 },
            observer,
            cancellationToken: cancellationToken);

        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.All.EqualTo(10));
        Assert.That((during - before) / 100_000.0, Is.LessThan(1_000), "bytes a client");
        TestContext.Out.WriteLine($"{(during - before) / 100_000.0:0} bytes a registered client");
    }
}
