using Federation.Client;
using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests;

[CancelAfter(90_000)]
internal sealed class SoakTests
{
    private const int Clients = 50;
    private const int Rounds = 20;

    [Test]
    public async Task Run_FiftyClientsAndRandomCuts_EveryRoundIsWhatItsAnswersImply(CancellationToken cancellationToken)
    {
        var models = new List<float>();
        var strategy = new FedAvg(new FedAvgOptions
        {
            InitialParameters = Models.Filled(2000, 0),
            MinAvailableClients = Clients / 2,
            FractionEvaluate = 0,
            Evaluate = (_, model, _) =>
            {
                models.Add(Models.First(model));
                return ValueTask.FromResult<EvaluateResult?>(null);
            },
        });
        var recorder = new Recorder();
        await using var server = await TestServer.StartAsync(
            strategy,
            options =>
            {
                options.Rounds = Rounds;
                options.ReconnectWindow = TimeSpan.FromSeconds(30);
                options.UpdateMemory = 5 * 8000;
            },
            recorder);
        await using var proxy = new CuttableProxy(server.Address);
        var running = Enumerable.Range(0, Clients)
            .Select(i => RealClient.RunAsync(proxy.Address, $"c{i:00}", new TestClient { Step = StepOf(i), ExampleCount = CountOf(i) }, cancellationToken))
            .ToList();

        await CutAsync(proxy, recorder, server.Completion, cancellationToken);

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running.Select(EndAsync)).WaitAsync(cancellationToken);
        Assert.That(history.Rounds, Has.Count.EqualTo(Rounds));
        Assert.That(proxy.Connections, Is.GreaterThan(Clients), "there were cuts");
        for (var i = 0; i < Rounds; i++)
        {
            var fits = history.Rounds[i].Fits;
            var weight = fits.Sum(fit => (double)fit.ExampleCount);
            var step = fits.Sum(fit => fit.ExampleCount * (double)StepOf(int.Parse(fit.ClientId[1..]))) / weight;
            Assert.That(fits.Count + history.Rounds[i].Failures.Count, Is.GreaterThanOrEqualTo(Clients / 2));
            Assert.That(models[i + 1] - (double)models[i], Is.EqualTo(step).Within(1e-4), $"round {i + 1}");
        }

        Assert.That(history.Rounds.SelectMany(round => round.Failures).Select(failure => failure.Kind), Is.All.EqualTo(FailureKind.Disconnected));
        await EmptyAsync(server.Registry).WaitAsync(cancellationToken);
    }

    /// <summary>A client hears that the run is over a moment before the server has seen it go.</summary>
    private static Task EmptyAsync(IClientRegistry registry)
    {
        var empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        registry.Left += (_, _) => Check();
        Check();
        return empty.Task;

        void Check()
        {
            if (registry.Clients.Count == 0)
            {
                empty.TrySetResult();
            }
        }
    }

    private static float StepOf(int client) => (client + 1) / 4f;

    private static long CountOf(int client) => 1 + (client % 7);

    /// <summary>Breaks a connection off after every so many answers, until the run is over.</summary>
    private static async Task CutAsync(CuttableProxy proxy, Recorder recorder, Task run, CancellationToken cancellationToken)
    {
        var random = new Random(20);
        var answers = 0;
        while (!run.IsCompleted)
        {
            answers += random.Next(1, 20);
            var next = recorder.UntilAsync(events => events.Count(e => e.Name == nameof(IRunObserver.ClientAnswered)) >= answers, cancellationToken);
            await Task.WhenAny(run, next);
            proxy.CutOne(random);
        }
    }

    /// <summary>A client whose first welcome was cut off when the run ended is a stranger to the server afterwards.</summary>
    private static async Task EndAsync(Task client)
    {
        try
        {
            await client;
        }
        catch (FederationException exception) when (exception.Message.Contains("the run is over", StringComparison.Ordinal))
        {
            Assert.That(exception.IsTransient, Is.True);
        }
    }
}
