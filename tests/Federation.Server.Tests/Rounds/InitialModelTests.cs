using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class InitialModelTests
{
    private static readonly FedAvgOptions s_options = TestStrategy.Options(2, initial: null);

    [TestCase("a")]
    [TestCase("b")]
    public async Task Run_WithoutInitialParameters_AsksUntilAClientHasSome(string owner, CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(new FedAvg(s_options));
        var running = new[] { "a", "b" }
            .Select(id => RealClient.RunAsync(server.Address, id, new TestClient { Parameters = id == owner ? Models.Of(5, 6) : null }, cancellationToken))
            .ToList();

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        Assert.That(Models.Values(history.Model), Is.EqualTo(new[] { 6f, 7f }));
        Assert.That(history.Rounds.Single().Failures, Is.Empty);
    }

    [Test]
    public async Task Run_NobodyHasParameters_FailsAndSaysWhoWasAsked(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(new FedAvg(s_options));
        var running = new[] { "a", "b" }
            .Select(id => RealClient.RunAsync(server.Address, id, new TestClient(), cancellationToken))
            .ToList();

        await Assert.ThatAsync(
            () => server.Completion.WaitAsync(cancellationToken),
            Throws.InstanceOf<InvalidOperationException>()
                .With.Message.Contains("InitialParameters")
                .And.Message.Contains("a: Unsupported: TestClient has no parameters")
                .And.Message.Contains("b: Unsupported"));
        await Task.WhenAll(running).WaitAsync(cancellationToken);
        Assert.That(server.TakeErrors(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Run_TooFewClients_FailsWithTheirNumber(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(
            new FedAvg(s_options), options => options.WaitForClients = TimeSpan.FromSeconds(0.2));

        await Assert.ThatAsync(
            () => server.Completion.WaitAsync(cancellationToken),
            Throws.InstanceOf<TimeoutException>().With.Message.EqualTo("2 clients are needed, but after 0.2 s there were 0."));
        Assert.That(server.TakeErrors(), Has.Count.EqualTo(1));
    }
}
