using Federation.Server;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests;

/// <summary>The same seed gives the same run, whatever the parallelism and however long clients really take.</summary>
[CancelAfter(120_000)]
internal sealed class ReproducibilityTests
{
    private static readonly Dictionary<string, Func<IStrategy>> s_strategies = new(StringComparer.Ordinal)
    {
        ["a part of the clients"] = () => new FedAvg(new FedAvgOptions { InitialParameters = Start, FractionFit = 0.3, FractionEvaluate = 0.2 }),
        ["more asked than wanted"] = () => new FedAvg(new FedAvgOptions { InitialParameters = Start, FractionFit = 0.3, OverSelection = 1.7 }),
        ["buffered"] = () => new FedBuff(new FedBuffOptions { InitialParameters = Start, BufferSize = 3, Concurrency = 8 }),
        ["median"] = () => new FedMedian(new FedAvgOptions { InitialParameters = Start, FractionFit = 0.5 }),
        ["stragglers"] = () => new FedProx(new FedProxOptions { InitialParameters = Start }).WithStragglers(),
        ["probing"] = () => new FedAvg(new FedAvgOptions { InitialParameters = Start })
        {
            FitSelector = new PowerOfChoiceSelector(new PowerOfChoiceOptions { Clients = 4, Candidates = 9 }),
        },
        ["buffered and probing"] = () => new FedBuff(new FedBuffOptions { InitialParameters = Start, BufferSize = 3, Concurrency = 8 })
        {
            FitSelector = new PowerOfChoiceSelector(new PowerOfChoiceOptions { Clients = 4, Candidates = 6 }),
        },
    };

    private static Core.TensorList Start => Models.Of(0, 1, -1);

    [Test]
    public async Task RunAsync_SameSeed_SameHistoryAndModel([ValueSource(nameof(Names))] string strategy, CancellationToken cancellationToken)
    {
        var first = Histories.LinesOf(await RunAsync(strategy, seed: 7, parallelism: 1, cancellationToken));

        foreach (var parallelism in (int[])[1, 2, 3, 16])
        {
            var again = Histories.LinesOf(await RunAsync(strategy, seed: 7, parallelism, cancellationToken));
            Assert.That(again, Is.EqualTo(first), $"with {parallelism} at a time");
        }
    }

    [Test]
    public async Task RunAsync_OtherSeed_OtherClients(CancellationToken cancellationToken)
    {
        var one = await RunAsync("a part of the clients", seed: 7, parallelism: 2, cancellationToken);
        var other = await RunAsync("a part of the clients", seed: 8, parallelism: 2, cancellationToken);

        Assert.That(other.Rounds[0].Fits.Select(fit => fit.ClientId), Is.Not.EqualTo(one.Rounds[0].Fits.Select(fit => fit.ClientId)));
    }

    private static IEnumerable<string> Names() => s_strategies.Keys;

    private static Task<RunHistory> RunAsync(string strategy, int seed, int parallelism, CancellationToken cancellationToken) =>
        FederationSimulation.RunAsync(
            s_strategies[strategy](),
            new VirtualClients(20, client => new SteppingClient(client.Number / 3f, 1 + client.Number)),
            new SimulationOptions { Rounds = 6, Seed = seed, MaxParallelism = parallelism },
            cancellationToken: cancellationToken);
}
