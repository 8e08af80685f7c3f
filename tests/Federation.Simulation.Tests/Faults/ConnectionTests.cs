using Federation.Server;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests.Faults;

[CancelAfter(30_000)]
internal sealed class ConnectionTests
{
    [Test]
    public async Task FlakyConnection_BackInTime_OneAnswerWhenItIsBack(CancellationToken cancellationToken)
    {
        var fits = new int[4];
        var seen = new ComingAndGoing();
        var run = new Runs(Fault.FlakyConnection(1, TimeSpan.FromSeconds(15)).ForClients(2))
        {
            Rounds = 2,
            Observer = seen,
            Create = client => new CountingClient(client.Number, fits),
        };

        var history = await run.RunAsync(cancellationToken);

        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(history.Rounds.Select(round => round.Fits[2].Duration.TotalSeconds), Is.EqualTo([15, 15]));
        Assert.That(fits, Is.All.EqualTo(2));
        Assert.That(seen.Lines.Take(6), Is.EqualTo([
            "client-2 went: the connection was lost",
            "client-0 answered in round 1",
            "client-1 answered in round 1",
            "client-3 answered in round 1",
            "client-2 came",
            "client-2 answered in round 1",
        ]));
    }

    [Test]
    public async Task FlakyConnection_TooLong_FailsWhenTheWindowIsOver(CancellationToken cancellationToken)
    {
        var history = await new Runs(Fault.FlakyConnection(1, TimeSpan.FromSeconds(15.1)).ForClients(2)) { Rounds = 2 }.RunAsync(cancellationToken);

        Assert.That(history.Rounds[0].Failures.Single(), Is.EqualTo(new ClientFailure(
            "client-2", RoundPhase.Fit, FailureKind.Disconnected, "the connection was lost, and the client did not come back within 15 s")));
        Assert.That(history.Rounds[0].Duration, Is.EqualTo(TimeSpan.FromSeconds(15)));
        Assert.That(history.Rounds[1].Fits.Select(fit => fit.ClientId), Does.Not.Contain("client-2"), "it is still away for 0.1 s");
    }

    [Test]
    public async Task FlakyConnection_BackBeforeItsAnswer_TakesNoLonger(CancellationToken cancellationToken)
    {
        var away = new AwayForAMoment();
        var history = await new Runs(Fault.Delay(TimeSpan.FromSeconds(30)), away).RunAsync(cancellationToken);

        Assert.That(history.Rounds.Single().Fits.Select(fit => fit.Duration.TotalSeconds), Is.EqualTo([30, 30, 30, 30]));
    }

    [Test]
    public async Task FlakyConnection_WhileAway_NotChosenForEvaluation(CancellationToken cancellationToken)
    {
        var strategy = new FedAvg(new FedAvgOptions { InitialParameters = Models.Of(0), OverSelection = 2, FractionFit = 0.5 });
        var run = new Runs(Fault.FlakyConnection(1, TimeSpan.FromSeconds(5)).ForClients(0, 1).InPhase(RoundPhase.Fit));

        var history = await run.RunAsync(strategy, cancellationToken);

        var round = history.Rounds.Single();
        Assert.That(round.Fits.Select(fit => fit.ClientId), Is.EqualTo(["client-2", "client-3"]));
        Assert.That(round.Evaluations.Select(answer => answer.ClientId), Is.EqualTo(["client-2", "client-3"]));
    }

    private sealed class AwayForAMoment : ClientFault
    {
        public override ClientConduct Apply(ClientConduct conduct, FaultContext context) =>
            conduct with { Outage = new Outage(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)) };
    }
}
