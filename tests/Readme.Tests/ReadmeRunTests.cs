using Federation.Core;
using Federation.Strategies;
using Federation.TorchSharp;
using Readme.Tests.Snippets;
using TorchSharp;

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
        await using var app = MyServer.Build(["--urls", "http://127.0.0.1:0"], start.ToTensorList());
        var clients = Enumerable.Range(0, 3).Select(seed => MakeClient(seed)).ToList();
        var lossBefore = (await clients[0].EvaluateAsync(
            new(start.ToTensorList(), ScalarMap.Empty, 0, new Progress<Federation.Client.InstructionProgress>()), cancellationToken)).Loss;

        var started = new TaskCompletionSource();
        app.Lifetime.ApplicationStarted.Register(started.SetResult);
        var finished = MyServer.RunAsync(app);
        await started.Task.WaitAsync(cancellationToken);
        var running = clients.Select((client, i) => RunClient.RunAsync(new Uri(app.Urls.Single()), $"client-{i}", client, cancellationToken)).ToList();
        var loss = await finished.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        Assert.That(loss, Is.LessThan(0.8 * lossBefore));
    }

    [Test]
    public void Median_OneClientOfThreeIsFarOff_ItHasNoSay()
    {
        var model = new TensorList(Tensor.FromArray("w", new float[] { 0, 0 }));
        var strategy = UseMedian.Make(new FedAvgOptions());
        var aggregation = strategy.Aggregator.Begin(new AggregationContext(1, model));
        float[][] updates = [[1, 5], [1e9f, -1e9f], [2, 4]];
        foreach (var (i, values) in updates.Index())
        {
            var verdict = aggregation.Add(new ClientUpdate(
                new ClientInfo($"client-{i}", ScalarMap.Empty), new FitResult(new TensorList(Tensor.FromArray("w", values)), 1)));
            Assert.That(verdict.IsAccepted, Is.True);
        }

        var outcome = (AggregationOutcome.Aggregated)aggregation.Complete();

        Assert.That(outcome.Model["w"].AsSpan<float>().ToArray(), Is.EqualTo(new float[] { 2, 4 }));
    }

    private static MyClient MakeClient(int seed)
    {
        var random = new Random(seed);
        var features = new float[200];
        var labels = new long[100];
        for (var i = 0; i < labels.Length; i++)
        {
            features[2 * i] = random.NextSingle() - 0.5f;
            features[(2 * i) + 1] = random.NextSingle() - 0.5f;
            labels[i] = features[2 * i] + features[(2 * i) + 1] > 0 ? 1 : 0;
        }

        return new MyClient(torch.tensor(features, 100, 2), torch.tensor(labels));
    }
}
