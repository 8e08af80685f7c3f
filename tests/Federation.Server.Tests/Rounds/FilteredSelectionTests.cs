using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Rounds;

/// <summary>A strategy that wants only some of the clients waits for those, not for any.</summary>
[CancelAfter(30_000)]
internal sealed class FilteredSelectionTests
{
    [Test]
    public async Task Run_SelectionByProperty_WaitsForThoseThatFitAndAsksOnlyThem(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(OfRegion("eu", needed: 2));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var clients = new List<Task> { RunAsync("us-1", "us"), RunAsync("us-2", "us"), RunAsync("eu-1", "eu") };
        await server.Registry.WaitForAsync(3, TimeSpan.FromSeconds(20), cancellationToken);
        Assert.That(server.Completion.IsCompleted, Is.False, "three clients are there, but only one that fits");

        clients.Add(RunAsync("eu-2", "eu"));
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].Fits.Select(answer => answer.ClientId), Is.EqualTo(["eu-1", "eu-2"]));
        Assert.That(history.Rounds[0].Failures, Is.Empty);
        await stop.CancelAsync();
        await Task.WhenAll(clients).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Task RunAsync(string id, string region) => RealClient.RunAsync(
            server.Address, id, new TestClient { Properties = () => new(new ScalarMap(("region", region))) }, stop.Token);
    }

    [Test]
    public async Task Run_TooFewThatFit_TheErrorTellsThemFromTheOthers(CancellationToken cancellationToken)
    {
        var time = new ManualTimeProvider();
        var recorder = new Recorder();
        await using var server = await TestServer.StartAsync(
            OfRegion("eu", needed: 1), options => options.WaitForClients = TimeSpan.FromSeconds(1), recorder, time);
        using var client = await RawClient.JoinAsync(server.Address, "us-1", cancellationToken);
        await recorder.UntilAsync(nameof(IRunObserver.WaitingForClients), null, cancellationToken);
        time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThatAsync(
            () => server.Completion.WaitAsync(cancellationToken),
            Throws.InstanceOf<TimeoutException>().With.Message.EqualTo(
                "1 clients are needed, but after 1 s there were 0 (and 1 that the strategy does not select)."));
        server.TakeErrors();
    }

    private static FedAvg OfRegion(string region, int needed) =>
        new(new FedAvgOptions { InitialParameters = Models.Of(1), FractionEvaluate = 0 })
        {
            FitSelector = new FilteredSelector(
                client => client.Properties.TryGetValue("region", out var value) && value == region, new UniformSelector(1, needed, needed)),
        };
}
