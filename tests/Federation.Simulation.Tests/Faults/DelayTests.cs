using Federation.Server;
using Federation.Simulation.Tests.Support;

namespace Federation.Simulation.Tests.Faults;

[CancelAfter(30_000)]
internal sealed class DelayTests
{
    [Test]
    public async Task Delay_ByClient_DurationsAreTheDelays(CancellationToken cancellationToken)
    {
        var history = await new Runs(Fault.Delay(context => TimeSpan.FromSeconds(10 * context.ClientNumber))).RunAsync(cancellationToken);

        var round = history.Rounds.Single();
        Assert.That(round.Fits.Select(fit => fit.Duration.TotalSeconds), Is.EqualTo([0, 10, 20, 30]));
        Assert.That(round.Duration, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task Delay_FromLeastToMost_IsBetweenAndDiffersByClientAndRound(CancellationToken cancellationToken)
    {
        var (least, most) = (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(25));
        var history = await new Runs(Fault.Delay(least, most)) { Clients = 50, Rounds = 4 }.RunAsync(cancellationToken);

        var durations = history.Rounds.SelectMany(round => round.Fits).Select(fit => fit.Duration).ToList();
        Assert.That(durations, Has.Count.EqualTo(200));
        Assert.That(durations, Is.All.InRange(least, most));
        Assert.That(durations, Is.Unique);
        Assert.That(durations.Average(duration => duration.TotalSeconds), Is.EqualTo(15).Within(1.5));
    }

    [Test]
    public async Task LogNormalDelay_HalfOfTheAnswersBelowTheMedian(CancellationToken cancellationToken)
    {
        var fault = Fault.LogNormalDelay(TimeSpan.FromSeconds(2), 0.5);
        var history = await new Runs(fault) { Clients = 400 }.RunAsync(cancellationToken);

        var logarithms = history.Rounds.Single().Fits.Select(fit => Math.Log(fit.Duration.TotalSeconds / 2)).ToList();
        Assert.That(logarithms, Has.Count.EqualTo(400));
        Assert.That(logarithms.Count(logarithm => logarithm < 0), Is.InRange(170, 230));
        Assert.That(Math.Sqrt(logarithms.Average(logarithm => logarithm * logarithm)), Is.EqualTo(0.5).Within(0.06));
    }

    [Test]
    public async Task Delay_BeyondTheDeadline_LateAtTheDeadlineAndNoWorkIsDone(CancellationToken cancellationToken)
    {
        var fits = new int[4];
        var run = new Runs(Fault.Delay(TimeSpan.FromSeconds(60)), Fault.Delay(TimeSpan.FromTicks(1)).ForClients(1, 2))
        {
            Rounds = 3,
            Create = client => new CountingClient(client.Number, fits),
        };

        var history = await run.RunAsync(cancellationToken);

        Assert.That(history.Rounds, Has.Count.EqualTo(3));
        foreach (var round in history.Rounds)
        {
            // Who needs just as long as there is time is not late.
            Assert.That(round.Fits.Select(fit => fit.ClientId), Is.EqualTo(["client-0", "client-3"]));
            Assert.That(round.Failures, Is.EqualTo([
                new ClientFailure("client-1", RoundPhase.Fit, FailureKind.Late, "no answer within 60 s"),
                new ClientFailure("client-2", RoundPhase.Fit, FailureKind.Late, "no answer within 60 s"),
            ]));
            Assert.That(round.Duration, Is.EqualTo(TimeSpan.FromSeconds(60)));
        }

        Assert.That(fits, Is.EqualTo([3, 0, 0, 3]));
    }

    [Test]
    public async Task Slow_OfAPart_TheSameClientsInAllRounds(CancellationToken cancellationToken)
    {
        var run = new Runs(Fault.Delay(TimeSpan.FromSeconds(4)), Fault.Slow(5).ForFraction(0.3)) { Clients = 20, Rounds = 5 };
        var history = await run.RunAsync(cancellationToken);

        var slow = history.Rounds
            .Select(round => round.Fits.Where(fit => fit.Duration == TimeSpan.FromSeconds(20)).Select(fit => fit.ClientId).ToList())
            .ToList();
        Assert.That(slow[0], Has.Count.EqualTo(6));
        Assert.That(slow, Is.All.EqualTo(slow[0]));
        Assert.That(history.Rounds.SelectMany(round => round.Fits).Count(fit => fit.Duration == TimeSpan.FromSeconds(4)), Is.EqualTo(70));
    }

    [Test]
    public async Task Delay_InOnePhase_NotInTheOther(CancellationToken cancellationToken)
    {
        var strategy = new Strategies.FedAvg(new Strategies.FedAvgOptions { InitialParameters = Models.Of(0) });
        var history = await new Runs(Fault.Delay(TimeSpan.FromSeconds(3)).InPhase(RoundPhase.Evaluate)).RunAsync(strategy, cancellationToken);

        var round = history.Rounds.Single();
        Assert.That(round.Fits.Select(fit => fit.Duration), Is.All.EqualTo(TimeSpan.Zero));
        Assert.That(round.Evaluations, Has.Count.EqualTo(4));
        Assert.That(round.Evaluations.Select(answer => answer.Duration), Is.All.EqualTo(TimeSpan.FromSeconds(3)));
    }
}
