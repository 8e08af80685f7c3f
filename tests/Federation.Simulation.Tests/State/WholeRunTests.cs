using System.Collections.Concurrent;
using Federation.Client;
using Federation.Server;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests.State;

/// <summary>Clients that are kept from their first instruction to the end.</summary>
[CancelAfter(120_000)]
internal sealed class WholeRunTests
{
    [Test]
    public async Task RunAsync_WholeRun_FieldsAreKeptAndEachIsDisposedOfOnceAtTheEnd(CancellationToken cancellationToken)
    {
        var made = new ConcurrentDictionary<int, ForgetfulClient>();
        var early = new ConcurrentBag<int>();
        var observer = new AtTheEnd(() => early.Add(made.Values.Sum(client => client.Disposals)));

        var history = await RunAsync(
            client => made.TryAdd(client.Number, new ForgetfulClient()) ? made[client.Number].WithClipping() : throw new InvalidOperationException("made twice"),
            cancellationToken,
            observer: observer);

        Assert.Multiple(() =>
        {
            Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
            Assert.That(history.Rounds.SelectMany(round => round.Fits.Select(fit => fit.Metrics["count"].AsInteger()).Distinct()), Is.EqualTo(new[] { 1, 3, 5 }));
            Assert.That(early, Is.EqualTo(new[] { 0 }), "nobody is let go while the run goes on");
            Assert.That(made.Values.Select(client => client.Disposals), Is.All.EqualTo(1));
        });
    }

    [Test]
    public async Task RunAsync_WholeRun_OnlyThoseThatAreAskedAreMade(CancellationToken cancellationToken)
    {
        var made = new ConcurrentBag<int>();

        var history = await RunAsync(
            client =>
            {
                made.Add(client.Number);
                return new ForgetfulClient();
            },
            cancellationToken,
            fraction: 0.02,
            clients: 100);

        Assert.That(made, Is.Unique);
        Assert.That(made.Count, Is.EqualTo(history.Rounds.SelectMany(round => round.Fits).Select(fit => fit.ClientId).Distinct().Count()));
    }

    // The first round's work goes on although it is taken back: the second round's instruction of the same client has to wait for it.
    [Test]
    public async Task RunAsync_WholeRun_OneThingAfterTheOther(CancellationToken cancellationToken)
    {
        var clients = new ConcurrentDictionary<int, OneAtATime>();
        var history = await RunAsync(
            client => clients.GetOrAdd(client.Number, number => new OneAtATime(stubborn: number >= 2)),
            cancellationToken,
            fraction: 0.5,
            clients: 4,
            overSelection: 2,
            parallelism: 4);

        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(clients.Values.Select(client => client.MostAtOnce), Is.All.EqualTo(1));
    }

    [Test]
    public async Task RunAsync_WholeRunWhoseClientsThrowWhenDisposedOf_EndsAllTheSame(CancellationToken cancellationToken)
    {
        var history = await RunAsync(_ => new Undisposable(), cancellationToken);

        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(history.Rounds, Has.Count.EqualTo(3));
    }

    private static Task<RunHistory> RunAsync(
        Func<VirtualClient, IFederatedClient> create,
        CancellationToken cancellationToken,
        double fraction = 1,
        int clients = 6,
        double overSelection = 1,
        int parallelism = 2,
        IRunObserver? observer = null) => FederationSimulation.RunAsync(
            new FedAvg(new FedAvgOptions
            {
                InitialParameters = Models.Of(0),
                FractionFit = fraction,
                OverSelection = overSelection,
                FractionEvaluate = fraction == 1 ? 1 : 0,
                MinEvaluateClients = fraction == 1 ? 2 : 0,
            }),
            new VirtualClients(clients, create) { Lifetime = ClientLifetime.WholeRun, Properties = _ => Core.ScalarMap.Empty },
            new SimulationOptions { MaxParallelism = parallelism },
            observer,
            cancellationToken: cancellationToken);

    private sealed class AtTheEnd(Action action) : IRunObserver
    {
        public void RunFinished(RunHistory history) => action();
    }

    private sealed class OneAtATime(bool stubborn) : FederatedClient
    {
        private int _atOnce;

        public int MostAtOnce { get; private set; }

        public override async ValueTask<Core.FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
            if (stubborn)
            {
                // Until it is taken back, and a little longer.
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                for (var i = 0; i < 1000; i++)
                {
                    await Task.Yield();
                }
            }

            Interlocked.Decrement(ref _atOnce);
            return new Core.FitResult(request.Parameters, 1);
        }

        public override ValueTask<Core.EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }

    private sealed class Undisposable : FederatedClient, IAsyncDisposable
    {
        public override ValueTask<Core.FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken) => new(new Core.FitResult(request.Parameters, 1));

        public override ValueTask<Core.EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) => new(new Core.EvaluateResult(1, 1));

        public ValueTask DisposeAsync() => ValueTask.FromException(new IOException("The disk is full."));
    }
}
