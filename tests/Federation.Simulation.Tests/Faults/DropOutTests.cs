using Federation.Server;
using Federation.Simulation.Tests.Support;

namespace Federation.Simulation.Tests.Faults;

[CancelAfter(30_000)]
internal sealed class DropOutTests
{
    private const string Reason = "the client left: it dropped out";

    [Test]
    public async Task DropOut_WithAProbability_ThatPartOfTheInstructionsFails(CancellationToken cancellationToken)
    {
        var fits = new int[100];
        var run = new Runs(Fault.Delay(TimeSpan.FromSeconds(10)), Fault.DropOut(0.2))
        {
            Clients = 100,
            Rounds = 10,
            Create = client => new CountingClient(client.Number, fits),
        };

        var history = await run.RunAsync(cancellationToken);

        var failures = history.Rounds.SelectMany(round => round.Failures).ToList();
        Assert.That(failures, Has.Count.InRange(150, 250));
        Assert.That(failures, Is.All.Matches<ClientFailure>(failure => failure is { Kind: FailureKind.Disconnected, Reason: Reason }));
        Assert.That(failures.Select(failure => failure.ClientId).Distinct().Count(), Is.GreaterThan(50));
        Assert.That(fits.Sum(), Is.EqualTo(1000 - failures.Count), "a client that drops out does no work");
    }

    [Test]
    public async Task DropOut_Always_RunEndsWithItsHistoryAndTheModelAsItWas(CancellationToken cancellationToken)
    {
        var history = await new Runs(Fault.DropOut(1)) { Rounds = 3 }.RunAsync(cancellationToken);

        Assert.That(history.Rounds, Has.Count.EqualTo(3));
        Assert.That(history.Rounds.Select(round => round.Failures.Count), Is.All.EqualTo(4));
        Assert.That(history.Rounds.Select(round => round.NotAggregated), Is.All.EqualTo("too few results: 0 of 4 clients"));
        Assert.That(Models.ValuesOf(history.Model), Is.EqualTo([0f]));
    }

    [Test]
    public async Task DropOut_WithAnAbsence_NotChosenUntilItIsOver(CancellationToken cancellationToken)
    {
        var seen = new ComingAndGoing();
        var run = new Runs(
            Fault.Delay(TimeSpan.FromSeconds(20)), Fault.DropOut(1, TimeSpan.FromSeconds(45)).ForClients(3).InRounds(1, 1))
        {
            Rounds = 5,
            Observer = seen,
        };

        var history = await run.RunAsync(cancellationToken);

        // Went within the first 20 s, so it was back between 45 s and 65 s: before the round that begins at 80 s, or at 60 s.
        Assert.That(history.Rounds[0].Failures.Single(), Is.EqualTo(new ClientFailure("client-3", RoundPhase.Fit, FailureKind.Disconnected, Reason)));
        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.EqualTo(new[] { 3, 3, 3, 4, 4 }).Or.EqualTo(new[] { 3, 3, 3, 3, 4 }));
        Assert.That(seen.Lines.Where(line => line.StartsWith("client-3", StringComparison.Ordinal)).Take(3), Is.EqualTo([
            $"client-3 went: {Reason}", "client-3 failed in round 1", "client-3 came",
        ]));
    }

    [Test]
    public async Task DropOut_ForGood_NeverChosenAgain(CancellationToken cancellationToken)
    {
        var run = new Runs(Fault.DropOut(1, Timeout.InfiniteTimeSpan).ForClients("client-2").InRounds(2)) { Rounds = 4 };
        var history = await run.RunAsync(cancellationToken);

        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.EqualTo([4, 3, 3, 3]));
        Assert.That(history.Rounds.Select(round => round.Failures.Count), Is.EqualTo([0, 1, 0, 0]));
    }

    [Test]
    public async Task LeavesAfter_ItsRounds_GoneWithItsReason(CancellationToken cancellationToken)
    {
        var seen = new ComingAndGoing();
        var history = await new Runs(Fault.LeavesAfter(2).ForClients(1)) { Rounds = 4, Observer = seen }.RunAsync(cancellationToken);

        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.EqualTo([4, 4, 3, 3]));
        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(
            seen.Lines.Where(line => !line.Contains("answered", StringComparison.Ordinal)),
            Is.EqualTo(["client-1 went: the client left: it stays until round 2 is over"]));
    }
}
