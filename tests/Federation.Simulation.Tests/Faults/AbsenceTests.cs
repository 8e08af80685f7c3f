using Federation.Server;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests.Faults;

[CancelAfter(30_000)]
internal sealed class AbsenceTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [Test]
    public async Task Away_InSomeRounds_NotChosenInThem(CancellationToken cancellationToken)
    {
        var seen = new ComingAndGoing();
        var history = await new Runs(Fault.Away().ForClients(0).InRounds(2, 3)) { Rounds = 4, Observer = seen }.RunAsync(cancellationToken);

        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.EqualTo([4, 3, 3, 4]));
        Assert.That(
            seen.Lines.Where(line => !line.Contains("answered", StringComparison.Ordinal)),
            Is.EqualTo(["client-0 went: the connection was lost", "client-0 came"]));
    }

    [Test]
    public async Task Away_WithAProbability_DrawnForEachClientAndRound(CancellationToken cancellationToken)
    {
        var history = await new Runs(Fault.Away(0.3)) { Clients = 100, Rounds = 10 }.RunAsync(cancellationToken);

        Assert.That(history.Rounds.Sum(round => round.Fits.Count), Is.InRange(650, 750));
        Assert.That(history.Rounds.Select(round => string.Join(",", round.Fits.Select(fit => fit.ClientId))), Is.Unique);
    }

    [Test]
    public async Task AwayDaily_PastMidnight_FewerAtNight(CancellationToken cancellationToken)
    {
        // The run begins at midnight; a round takes three hours.
        var run = new Runs(Fault.Delay(3 * s_hour), Fault.AwayDaily(22 * s_hour, 6 * s_hour).ForClients(0, 1)) { Rounds = 10 };
        var strategy = new FedAvg(new FedAvgOptions { InitialParameters = Models.Of(0), FractionEvaluate = 0, FitTimeout = null });

        var history = await run.RunAsync(strategy, cancellationToken);

        // At 0, 3, 6, ... and 21 o'clock, where they go at 22 in the middle of it.
        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.EqualTo([2, 2, 4, 4, 4, 4, 4, 2, 2, 2]));
        Assert.That(history.Rounds[7].Failures, Is.EqualTo([
            new ClientFailure("client-0", RoundPhase.Fit, FailureKind.Disconnected, "the connection was lost, and the client did not come back within 15 s"),
            new ClientFailure("client-1", RoundPhase.Fit, FailureKind.Disconnected, "the connection was lost, and the client did not come back within 15 s"),
        ]));
        Assert.That(history.Rounds.Sum(round => round.Failures.Count), Is.EqualTo(2));
    }

    [Test]
    public async Task AwayDaily_TooFewAtFirst_TheRoundWaitsUntilTheyAreBack(CancellationToken cancellationToken)
    {
        var seen = new ComingAndGoing();
        var run = new Runs(Fault.AwayDaily(22 * s_hour, TimeSpan.FromSeconds(40)).ForClients(1, 2, 3)) { Observer = seen };

        var history = await run.RunAsync(cancellationToken);

        Assert.That(history.Rounds.Single().Fits, Has.Count.EqualTo(4));
        Assert.That(history.Rounds.Single().Duration, Is.EqualTo(TimeSpan.FromSeconds(40)));
        Assert.That(seen.Lines.Take(4), Is.EqualTo(["waiting with 1 of 2", "client-1 came", "client-2 came", "client-3 came"]));
    }

    [Test]
    public void LeavesAfter_BelowTheMinimum_EndsTheRunAfterTheLimit(CancellationToken cancellationToken)
    {
        var ended = new EndOfRun();
        var run = new Runs(Fault.Delay(TimeSpan.FromSeconds(7)), Fault.LeavesAfter(2).ForClients(0, 1, 2))
        {
            Rounds = 5,
            WaitForClients = TimeSpan.FromSeconds(90),
            Observer = ended,
        };

        Assert.That(
            async () => await run.RunAsync(cancellationToken),
            Throws.TypeOf<TimeoutException>().With.Message.EqualTo("2 clients are needed, but after 90 s there were 1."));
        Assert.That(ended.History?.Rounds, Has.Count.EqualTo(2));
        Assert.That(ended.Cause, Is.TypeOf<TimeoutException>());
    }

    [Test]
    public async Task Away_AllTheTimeAndAskedAgainAndAgain_RunGoesOnWithoutIt(CancellationToken cancellationToken)
    {
        var history = await new Runs(Fault.Delay(s_hour / 100), new NeverBack().ForClients(1)) { Rounds = 3 }.RunAsync(cancellationToken);

        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.All.EqualTo(3));
    }

    [Test]
    public async Task LeavesAfter_StillAtWork_ItsPartFailsWhenTheRoundIsOver(CancellationToken cancellationToken)
    {
        // The buffer is full with the two fast ones; the slow ones are still at the first round's work when it ends.
        var strategy = new FedBuff(new FedBuffOptions
        {
            InitialParameters = Models.Of(0), BufferSize = 2, Concurrency = 4, FractionEvaluate = 0,
        });
        var run = new Runs(
            Fault.Delay(context => TimeSpan.FromSeconds(context.ClientNumber < 2 ? 1 : 30)), Fault.LeavesAfter(1).ForClients(3)) { Rounds = 3 };

        var history = await run.RunAsync(strategy, cancellationToken);

        Assert.That(history.Rounds[1].Failures, Is.EqualTo([
            new ClientFailure("client-3", RoundPhase.Fit, FailureKind.Disconnected, "the client left: it stays until round 1 is over"),
        ]));
        Assert.That(history.Rounds.SelectMany(round => round.Fits).Select(fit => fit.ClientId), Does.Not.Contain("client-3"));
    }

    private sealed class NeverBack : ClientFault
    {
        public override ClientPresence FindPresence(FaultContext context) => ClientPresence.Away(context.Time + TimeSpan.FromSeconds(1));
    }

    private sealed class EndOfRun : IRunObserver
    {
        public RunHistory? History { get; private set; }

        public Exception? Cause { get; private set; }

        public void RunEnded(RunHistory? history, Exception cause) => (History, Cause) = (history, cause);
    }
}
