using Federation.Server;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests.Faults;

/// <summary>With all faults at the same time a run is the same, to the bit, whatever the parallelism.</summary>
[CancelAfter(60_000)]
internal sealed class DeterminismTests
{
    private static readonly ClientFault[] s_faults =
    [
        Fault.LogNormalDelay(TimeSpan.FromSeconds(8), 0.8),
        Fault.Delay(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)).InPhase(RoundPhase.Evaluate),
        Fault.Slow(6).ForFraction(0.2),
        Fault.DropOut(0.05, TimeSpan.FromSeconds(30)),
        Fault.FlakyConnection(0.1, TimeSpan.FromSeconds(6)),
        Fault.FlakyConnection(0.05, TimeSpan.FromSeconds(25)),
        Fault.LeavesAfter(4).ForFraction(0.1),
        Fault.Away(0.05),
        Fault.AwayDaily(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4)).ForFraction(0.3),
        Poison.SignFlip(2).ForFraction(0.1),
        Poison.Noise(0.5).ForFraction(0.1).InRounds(3),
        Poison.Random(1).ForClients(7),
        Poison.NaN().ForClients(8).InRounds(2, 4),
        Poison.WrongShapes().ForClients(9),
        Poison.ExampleCount(-1).ForClients(10),
    ];

    private static IEnumerable<TestCaseData> Strategies =>
    [
        Case("FedAvg", () => new FedAvg(Options(new FedAvgOptions()))),
        // The round ends with the fast ones: nobody is late.
        Case("over-selection", () => new FedAvg(Options(new FedAvgOptions { OverSelection = 1.5, FractionFit = 0.5 })), isLate: false),
        Case("FedMedian", () => new FedMedian(Options(new FedAvgOptions()))),
        Case("FedBuff", () => new FedBuff(new FedBuffOptions
        {
            InitialParameters = Models.Of(0, 0), FitTimeout = TimeSpan.FromSeconds(40), BufferSize = 8, Concurrency = 24,
        })),
    ];

    [TestCaseSource(nameof(Strategies))]
    public async Task RunAsync_AllFaultsAtOnce_SameWhateverTheParallelism(
        Func<IStrategy> strategy, FailureKind[] expected, CancellationToken cancellationToken)
    {
        var one = await RunAsync(strategy(), 1, cancellationToken);
        var two = await RunAsync(strategy(), 2, cancellationToken);
        var seven = await RunAsync(strategy(), 7, cancellationToken);

        Assert.That(two, Is.EqualTo(one));
        Assert.That(seven, Is.EqualTo(one));

        // Else nothing would be shown.
        Assert.That(one.Where(line => line.Contains("fit client", StringComparison.Ordinal)).ToList(), Has.Count.GreaterThan(50));
        var kinds = Enum.GetValues<FailureKind>().Where(kind => one.Any(line => line.Contains($"Kind = {kind}", StringComparison.Ordinal)));
        Assert.That(kinds, Is.SupersetOf(expected));
    }

    private static async Task<IReadOnlyList<string>> RunAsync(IStrategy strategy, int parallelism, CancellationToken cancellationToken)
    {
        var seen = new ComingAndGoing();
        var run = new Runs(s_faults)
        {
            Clients = 40,
            Rounds = 10,
            MaxParallelism = parallelism,
            Observer = seen,
            Create = client => new SteppingClient(client.Number, 1 + client.Number),
        };
        var history = await run.RunAsync(strategy, cancellationToken);
        return [.. Histories.LinesOf(history), .. seen.Lines];
    }

    private static TestCaseData Case(string name, Func<IStrategy> make, bool isLate = true)
    {
        FailureKind[] expected = [FailureKind.Disconnected, FailureKind.RefusedUpdate, .. isLate ? new[] { FailureKind.Late } : []];
        return new TestCaseData(make, expected).SetArgDisplayNames(name);
    }

    private static FedAvgOptions Options(FedAvgOptions options) => new()
    {
        InitialParameters = Models.Of(0, 0),
        FitTimeout = TimeSpan.FromSeconds(40),
        OverSelection = options.OverSelection,
        FractionFit = options.FractionFit,
    };
}
