using Federation.Client;
using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests;

[CancelAfter(30_000)]
internal sealed class RunTests
{
    [Test]
    public async Task Run_ThreeClientsTwoRounds_ModelIsTheWeightedMean(CancellationToken cancellationToken)
    {
        var strategy = new FedAvg(new FedAvgOptions
        {
            InitialParameters = Models.Of(0, 10),
            MinFitClients = 3,
            MinEvaluateClients = 3,
            MinAvailableClients = 3,
        });
        await using var server = await TestServer.StartAsync(strategy, options => options.Rounds = 2);
        var clients = new[]
        {
            new TestClient { Step = 1, ExampleCount = 1 },
            new TestClient { Step = 2, ExampleCount = 1 },
            new TestClient { Step = 6, ExampleCount = 2 },
        };
        var running = clients.Select((client, i) => FederationClient.RunAsync(server.Address, $"client-{i}", client, cancellationToken: cancellationToken)).ToList();

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        Assert.That(Models.Values(history.Model), Is.EqualTo(new[] { 7.5f, 17.5f }));
        Assert.That(history.Rounds, Has.Count.EqualTo(2));
        Assert.That(history.Rounds[1].Fits.Select(fit => fit.ClientId), Is.EqualTo(new[] { "client-0", "client-1", "client-2" }));
        Assert.That(history.Rounds[1].Failures, Is.Empty);
        Assert.That(history.Rounds[0].Loss, Is.EqualTo(3.75));
        Assert.That(history.Rounds[1].FitMetrics["step"].AsDouble(), Is.EqualTo(3.75));
        Assert.That(clients.Select(client => client.Fits), Is.All.EqualTo(2));
    }
}
