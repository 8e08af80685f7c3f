using System.Collections.Concurrent;
using Federation.Client;
using Federation.Core;
using Federation.Server;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests.State;

/// <summary>What clients that live for one instruction keep from one to the next.</summary>
[CancelAfter(120_000)]
internal sealed class CarriedStateTests
{
    [Test]
    public async Task RunAsync_ClientsThatKeepSomething_CarriedThroughFitsAndEvaluations([Values(1, 4)] int parallelism, CancellationToken cancellationToken)
    {
        var history = await RunAsync(new FedAvg(Options()), _ => new CountingClient(), cancellationToken, parallelism: parallelism);

        Assert.Multiple(() =>
        {
            Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
            Assert.That(history.Rounds.Select(Counts), Is.All.Length.EqualTo(6).And.All.Matches<long[]>(counts => counts.Distinct().Count() == 1));
            Assert.That(history.Rounds.Select(round => Counts(round)[0]), Is.EqualTo(new[] { 1, 3, 5 }));
            Assert.That(history.Rounds.Select(round => round.Loss), Is.EqualTo(new[] { 2, 4, 6 }));
        });
    }

    [Test]
    public async Task RunAsync_ClientsThatDoNot_BeginAnewEachTime(CancellationToken cancellationToken)
    {
        var history = await RunAsync(new FedAvg(Options()), _ => new ForgetfulClient(), cancellationToken);

        Assert.That(history.Rounds.SelectMany(Counts), Is.All.EqualTo(1));
    }

    [Test]
    public async Task RunAsync_GoneRound_InnerClientsStateIsCarriedAndItIsDisposedOf(CancellationToken cancellationToken)
    {
        var made = new ConcurrentBag<CountingClient>();
        IFederatedClient Make(VirtualClient _)
        {
            var client = new CountingClient();
            made.Add(client);
            return client.WithClipping().WithCompression();
        }

        var history = await RunAsync(new FedAvg(Options()), Make, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(Counts(history.Rounds[2]), Is.All.EqualTo(5));
            Assert.That(made.Select(client => client.Disposals), Is.All.EqualTo(1));
        });
    }

    // Four are asked for two answers. Those that are taken back had counted, and waited.
    [Test]
    public async Task RunAsync_WorkTakenBack_ChangesNothing(CancellationToken cancellationToken)
    {
        var strategy = new FedAvg(Options(fraction: 0.5, overSelection: 2, evaluate: 0));
        var history = await RunAsync(
            strategy,
            client => new CountingClient((_, token) => client.Number < 2 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token)),
            cancellationToken,
            clients: 4,
            parallelism: 4);
        var unhurried = await RunAsync(strategy, _ => new CountingClient(), cancellationToken, clients: 4, parallelism: 4);

        Assert.That(history.Rounds.Select(Counts), Is.EqualTo(new[] { new[] { 1, 1 }, [2, 2], [3, 3] }));
        Assert.That(unhurried.Rounds.Select(Counts), Is.EqualTo(history.Rounds.Select(Counts)), "whether or not they had ended");
    }

    [Test]
    public async Task RunAsync_FitThatFails_WhatTheClientThenHasIsCarried(CancellationToken cancellationToken)
    {
        var history = await RunAsync(
            new FedAvg(Options(evaluate: 0)),
            client => new CountingClient((request, _) => client.Number == 1 && request.Round == 2
                ? Task.FromException(new IOException("The disk is full."))
                : Task.CompletedTask),
            cancellationToken);

        Assert.That(history.Rounds[1].Failures.Select(failure => failure.ClientId), Is.EqualTo(["client-1"]));
        Assert.That(Counts(history.Rounds[2]), Is.All.EqualTo(3));
    }

    [Test]
    public async Task RunAsync_StateThatCannotBeSaved_ThatClientsFailure(CancellationToken cancellationToken)
    {
        var history = await RunAsync(new FedAvg(Options(evaluate: 0)), _ => new Sealed(), cancellationToken);

        Assert.That(history.Rounds[0].Failures, Has.Count.EqualTo(6));
        Assert.That(history.Rounds[0].Failures[0].Reason, Does.Contain("what it keeps is secret"));
    }

    private static FedAvgOptions Options(double fraction = 1, double overSelection = 1, double evaluate = 1) => new()
    {
        InitialParameters = Models.Of(0),
        FractionFit = fraction,
        OverSelection = overSelection,
        FractionEvaluate = evaluate,
        MinEvaluateClients = evaluate == 0 ? 0 : 2,
    };

    private static long[] Counts(RoundRecord round) => [.. round.Fits.Select(fit => fit.Metrics["count"].AsInteger())];

    private static Task<RunHistory> RunAsync(
        IStrategy strategy, Func<VirtualClient, IFederatedClient> create, CancellationToken cancellationToken, int clients = 6, int parallelism = 2) =>
        FederationSimulation.RunAsync(
            strategy,
            new VirtualClients(clients, create) { Properties = _ => ScalarMap.Empty },
            new SimulationOptions { MaxParallelism = parallelism },
            cancellationToken: cancellationToken);

    private sealed class Sealed : ForgetfulClient, IStatefulClient
    {
        public ClientState SaveState() => throw new NotSupportedException("what it keeps is secret");

        public void RestoreState(ClientState state)
        {
        }
    }
}
