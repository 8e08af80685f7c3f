using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class RoundRuleTests
{
    [Test]
    public async Task ShouldWait_False_CancelsThosePendingWhoAreNeitherAnswersNorFailures(CancellationToken cancellationToken)
    {
        var gates = new[] { new Gate(), new Gate() };
        var strategy = new FedAvg(TestStrategy.Options(3)) { FitRule = new FirstAnswer() };
        await using var server = await TestServer.StartAsync(strategy, options => options.Rounds = 2);

        // The quick one answers when the others have begun; in the second round all do.
        var quick = new TestClient
        {
            WhileFitting = (request, token) => request.Round == 1 ? Task.WhenAll(gates.Select(gate => gate.Reached)).WaitAsync(token) : Task.CompletedTask,
        };
        var slow = gates.Select(gate => new TestClient
        {
            WhileFitting = (request, token) => request.Round == 1 ? gate.PassAsync(token) : Task.CompletedTask,
        }).ToArray();
        var running = new[]
        {
            RealClient.RunAsync(server.Address, "quick", quick, cancellationToken),
            RealClient.RunAsync(server.Address, "slow-0", slow[0], cancellationToken),
            RealClient.RunAsync(server.Address, "slow-1", slow[1], cancellationToken),
        };

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(gates.Select(gate => gate.Cancelled)).WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].Fits.Select(answer => answer.ClientId), Is.EqualTo(new[] { "quick" }));
        Assert.That(history.Rounds[0].Failures, Is.Empty);
        Assert.That(history.Rounds[1].Fits, Is.Not.Empty);
        Assert.That(history.Rounds[1].Failures, Is.Empty);
    }

    private sealed class FirstAnswer : IRoundRule
    {
        public TimeSpan? Deadline => null;

        public bool ShouldWait(RoundStatus status) => status.Succeeded == 0 && status.Pending > 0;

        public bool IsQuorum(RoundStatus status) => status.Succeeded > 0;
    }
}
