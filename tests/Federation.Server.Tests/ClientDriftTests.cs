using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests;

/// <summary>
/// Clients whose losses differ, over real streams. Each goes some steps towards its own optimum before the results are averaged: those of
/// steep losses get there and stop, so that the mean of the results lies elsewhere than the optimum of all, wherever it starts.
/// </summary>
[CancelAfter(60_000)]
internal sealed class ClientDriftTests
{
    private const int Steps = 10;
    private const double Rate = 0.05;

    // The losses are a/2 (w - b)².
    private static readonly (double A, double B, long Examples)[] s_clients = [(0.5, 3, 1), (1, -1, 2), (4, 2, 3), (8, -4, 10)];

    [TestCase(false)]
    [TestCase(true)]
    public async Task Run_FedAvg_EndsWhereDriftTakesIt(bool byExamples, CancellationToken cancellationToken)
    {
        var weights = byExamples ? MeanWeights.ByExamples : MeanWeights.Uniform;

        var end = await RunAsync(
            new FedAvg(new FedAvgOptions { InitialParameters = QuadraticClient.Of(0), MinAvailableClients = 4, FractionEvaluate = 0, Weights = weights }),
            rounds: 60, cancellationToken);

        // After K steps, 1 - (1 - rate · a)^K of the way to b is gone.
        var fixedPoint = WeightedMean(byExamples, client => 1 - Math.Pow(1 - (Rate * client.A), Steps));
        Assert.That(end, Is.EqualTo(fixedPoint).Within(1e-9));
        Assert.That(Math.Abs(fixedPoint - Optimum(byExamples)), Is.GreaterThan(0.5));
    }

    [TestCase(4, false, 60)]
    [TestCase(4, true, 60)]
    [TestCase(2, false, 150)]
    public async Task Run_Scaffold_EndsAtTheOptimumOfAll(int clientsInARound, bool byExamples, int rounds, CancellationToken cancellationToken)
    {
        var strategy = new Scaffold(new ScaffoldOptions
        {
            InitialParameters = QuadraticClient.Of(0),
            MinAvailableClients = 4,
            MinFitClients = clientsInARound,
            FractionFit = clientsInARound / 4.0,
            FractionEvaluate = 0,
            Weights = byExamples ? MeanWeights.ByExamples : MeanWeights.Uniform,
        });

        var end = await RunAsync(strategy, rounds, cancellationToken);

        Assert.That(end, Is.EqualTo(Optimum(byExamples)).Within(1e-6));

        // At the optimum every client's gradient is its control variate, and the mean of those is 0.
        Assert.That(QuadraticClient.Value(strategy.ControlVariate!), Is.Zero.Within(1e-4));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Run_ScaffoldWithResultsThatGetLost_NeedsThemTakenBack(bool takesBack, CancellationToken cancellationToken)
    {
        var strategy = new Scaffold(new ScaffoldOptions { InitialParameters = QuadraticClient.Of(0), MinAvailableClients = 4, FractionEvaluate = 0 });

        // Twice in a row, and once more later.
        var end = await RunAsync(strategy, rounds: 150, cancellationToken, fails: round => round is 2 or 3 or 9, takesBack);

        Assert.That(Math.Abs(end - Optimum(byExamples: false)), takesBack ? Is.LessThan(1e-6) : Is.GreaterThan(0.05));
    }

    private static double Optimum(bool byExamples) => WeightedMean(byExamples, client => client.A);

    private static double WeightedMean(bool byExamples, Func<(double A, double B, long Examples), double> pull)
    {
        double Weight((double A, double B, long Examples) client) => (byExamples ? client.Examples : 1) * pull(client);
        return s_clients.Sum(client => Weight(client) * client.B) / s_clients.Sum(Weight);
    }

    private static async Task<double> RunAsync(
        IStrategy strategy, int rounds, CancellationToken cancellationToken, Predicate<int>? fails = null, bool takesBack = true)
    {
        await using var server = await TestServer.StartAsync(strategy, options => options.Rounds = rounds);
        var running = s_clients
            .Select((client, i) => RealClient.RunAsync(
                server.Address,
                $"c{i}",
                new QuadraticClient(client.A, client.B, Steps, Rate, client.Examples)
                {
                    Fails = round => i == 0 && fails?.Invoke(round) == true,
                    TakesBack = takesBack,
                },
                cancellationToken))
            .ToList();

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        Assert.That(history.Rounds.Where(round => round.Failures.Count > 0).Select(round => round.Round),
            Is.EqualTo(Enumerable.Range(1, rounds).Where(round => fails?.Invoke(round) == true)));
        return QuadraticClient.Value(history.Model);
    }
}
