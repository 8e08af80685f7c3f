using Federation.Core;
using Federation.Simulation;
using Federation.Strategies;
using Federation.Testing;
using Federation.TorchSharp;
using Readme.Tests.Snippets;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace Readme.Tests;

/// <summary>What the readme shows works: its client, its server and its strategy, together.</summary>
[CancelAfter(60_000)]
internal sealed class ReadmeRunTests
{
    [Test]
    public async Task Server_WithThreeClients_LossFalls(CancellationToken cancellationToken)
    {
        torch.random.manual_seed(1);
        using var start = torch.nn.Linear(2, 2);
        var clients = Enumerable.Range(0, 3).Select(seed => new MyClient(Features(seed), Labels(seed))).ToList();
        var lossBefore = (await clients[0].EvaluateAsync(
            new(start.ToTensorList(), ScalarMap.Empty, 0, new Progress<Federation.Client.InstructionProgress>()), cancellationToken)).Loss;

        var loss = await RunAsync(
            start.ToTensorList(), (server, i) => RunClient.RunAsync(server, $"client-{i}", clients[i], cancellationToken), cancellationToken);

        Assert.That(loss, Is.LessThan(0.8 * lossBefore));
    }

    [Test]
    public async Task Server_WithThreeReadyClients_LossFalls(CancellationToken cancellationToken)
    {
        torch.random.manual_seed(1);
        using var start = Sequential(("hidden", Linear(2, 16)), ("relu", ReLU()), ("output", Linear(16, 2)));
        using var lossBefore = functional.cross_entropy(start.call(Features(0)), Labels(0));

        var loss = await RunAsync(
            start.ToTensorList(),
            (server, i) => ReadyClient.RunAsync([server.ToString(), $"client-{i}", $"{i}"], path => (Features(int.Parse(path)), Labels(int.Parse(path)))),
            cancellationToken);

        Assert.That(loss, Is.LessThan(0.5 * lossBefore.item<float>()));
    }

    [Test]
    public void TrainingLoop_OverPatterns_LossFallsAndTheModelIsSaved()
    {
        using var scope = torch.NewDisposeScope();
        torch.random.manual_seed(1);
        var labels = torch.randint(10, [640], dtype: torch.int64);
        var images = torch.randn(10, 1, 8, 8).index_select(0, labels) + (0.1 * torch.randn(640, 1, 8, 8));
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("model.dat");

        Assert.That(TrainingLoop.Run(images, labels, path), Is.LessThan(1.5f), "the loss without learning is 2.3");
        Assert.That(new FileInfo(path).Length, Is.GreaterThan(4 * (72 + 8 + 16 + 1280 + 10)));
    }

    [Test]
    public async Task Simulation_OfAThousandClients_LossFalls(CancellationToken cancellationToken)
    {
        torch.random.manual_seed(1);
        using var start = torch.nn.Linear(2, 2);

        var history = await Simulated.RunAsync(start.ToTensorList(), number => (Features(number), Labels(number)), cancellationToken);

        Assert.That(history.Rounds, Has.Count.EqualTo(100));
        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.All.EqualTo(10));
        Assert.That(history.Rounds[^1].Loss, Is.LessThan(0.5 * history.Rounds[0].Loss!.Value));
    }

    [Test]
    public async Task Simulation_ModelsSharedByWorkers_LossFalls(CancellationToken cancellationToken)
    {
        var clients = Simulated.SharingModels(
            2, () => Linear(2, 2), number => BatchSource.FromTensors(Features(number), Labels(number)), Enumerable.Repeat(100, 1_000).ToList());
        var strategy = new FedAvg(new FedAvgOptions { FractionFit = 0.01, FractionEvaluate = 0.01 });

        var history = await FederationSimulation.RunAsync(
            strategy, clients, new SimulationOptions { Rounds = 50, MaxParallelism = 2 }, cancellationToken: cancellationToken);

        Assert.That(history.Rounds[^1].Loss, Is.LessThan(0.9 * history.Rounds[0].Loss!.Value));
    }

    // Runs the readme's server and three clients, and returns the loss at the end.
    private static async Task<double?> RunAsync(TensorList model, Func<Uri, int, Task> runClient, CancellationToken cancellationToken)
    {
        await using var app = MyServer.Build(["--urls", "http://127.0.0.1:0"], model);
        var started = new TaskCompletionSource();
        app.Lifetime.ApplicationStarted.Register(started.SetResult);
        var finished = MyServer.RunAsync(app);
        await started.Task.WaitAsync(cancellationToken);
        var running = Enumerable.Range(0, 3).Select(i => runClient(new Uri(app.Urls.Single()), i)).ToList();
        var loss = await finished.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);
        return loss;
    }

    // Points of a square; which side of its diagonal they lie on is their class.
    private static torch.Tensor Features(int seed) => torch.tensor(Points(seed), 100, 2);

    private static torch.Tensor Labels(int seed) => torch.tensor(Points(seed).Chunk(2).Select(point => point.Sum() > 0 ? 1L : 0L).ToArray());

    private static float[] Points(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 200).Select(_ => random.NextSingle() - 0.5f)];
    }
}
