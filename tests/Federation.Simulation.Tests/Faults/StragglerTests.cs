using Federation.Core;
using Federation.Server;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests.Faults;

/// <summary>The stragglers of a strategy, which the network has too, among the faults of a simulation.</summary>
[CancelAfter(30_000)]
internal sealed class StragglerTests
{
    [Test]
    public async Task WithStragglers_Late_ThatPartOfEachRoundIsRefused(CancellationToken cancellationToken)
    {
        var strategy = new FedAvg(Runs.TrainingOnly).WithStragglers(new StragglerOptions { Fraction = 0.3, Kind = StragglerKind.Late });
        var history = await new Runs { Clients = 20, Rounds = 4 }.RunAsync(strategy, cancellationToken);

        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.All.EqualTo(14));
        Assert.That(
            history.Rounds.SelectMany(round => round.Failures).Select(failure => (failure.Kind, failure.Reason)),
            Has.Exactly(24).EqualTo((FailureKind.RefusedUpdate, "straggler: counted as answering after the deadline")));
    }

    [Test]
    public async Task WithStragglers_FewerEpochs_FedAvgDropsThemAndFedProxTakesThem(CancellationToken cancellationToken)
    {
        var run = new Runs(Fault.Delay(TimeSpan.FromSeconds(90)).ForClients(0)) { Clients = 20, Create = _ => new EpochClient() };
        var dropped = await run.RunAsync(new FedAvg(Runs.TrainingOnly).WithStragglers(), cancellationToken);
        var taken = await run.RunAsync(
            new FedProx(new FedProxOptions { InitialParameters = Models.Of(0), FractionEvaluate = 0, FitTimeout = TimeSpan.FromSeconds(60) }).WithStragglers(),
            cancellationToken);

        var late = new ClientFailure("client-00", RoundPhase.Fit, FailureKind.Late, "no answer within 60 s");
        Assert.That(dropped.Rounds.Single().Failures, Has.Count.InRange(10, 11).And.Contain(late));
        Assert.That(taken.Rounds.Single().Failures, Is.EqualTo([late]));
        Assert.That(
            taken.Rounds.Single().Fits.Count(fit => fit.Metrics.ContainsKey(FitMetricKeys.Work)),
            Is.EqualTo(dropped.Rounds.Single().Failures.Count - 1));
    }
}
