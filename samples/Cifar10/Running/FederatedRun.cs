using CifarSample.Clients;
using CifarSample.Model;
using CifarSample.Reporting;
using CifarSample.Server;
using Federation.Core;
using Federation.Data;
using Federation.Samples;
using Federation.Server;
using Federation.Strategies;
using Spectre.Console;
using TorchSharp;

namespace CifarSample.Running;

/// <summary>One run from beginning to end: server, clients, baseline, summary and history.</summary>
internal sealed class FederatedRun(IAnsiConsole console, RunSettings settings, IImageSource source)
{
    /// <summary>Runs it all.</summary>
    /// <param name="url">Where the server is to listen.</param>
    /// <param name="startClients">Starts the clients that belong to the run, given the server's address and whom to tell; null if they are started elsewhere.</param>
    /// <param name="announce">Is given the server once it listens and whom to tell.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task RunAsync(
        string url,
        Func<FederationHost, IRunDisplay, IClientGroup>? startClients,
        Action<FederationHost, IRunDisplay>? announce,
        CancellationToken cancellationToken)
    {
        if (settings.HistoryFile is { } path)
        {
            HistoryFile.Prepare(path);
        }

        // Every client and every batch is one core's work; the cores share the clients and the batches.
        torch.set_num_threads(1);
        var test = await source.ReadTestAsync(settings.TestImages, cancellationToken);
        var initial = InitialWeights.Make(settings.Seed);
        var collector = new RoundCollector();
        EvaluateResult? baseline = null;
        try
        {
            RunHistory history;
            await using (var display = MakeDisplay())
            {
                var strategy = StrategyPieces.Make(settings, settings.PlanFor(source.Name), initial, test);
                history = await FederateAsync(url, strategy, [display, collector], display, startClients, announce, cancellationToken);
                if (settings.Baseline)
                {
                    baseline = await CompareAsync(initial, test, display, cancellationToken);
                }
            }

            Summary.Write(console, settings, source.Name, history, baseline);
        }
        finally
        {
            await WriteHistoryAsync(collector.Rounds, baseline);
        }
    }

    private IRunDisplay MakeDisplay() => console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi
        ? new LiveRunDisplay(console, [.. Enumerable.Range(1, settings.Clients).Select(number => new PartitionNumber(number, settings.Clients).ClientId)], settings.Rounds)
        : new PlainRunDisplay(console.Profile.Out.Writer, settings.Rounds);

    private async Task<RunHistory> FederateAsync(
        string url,
        IStrategy strategy,
        IReadOnlyList<IRunObserver> observers,
        IRunDisplay display,
        Func<FederationHost, IRunDisplay, IClientGroup>? startClients,
        Action<FederationHost, IRunDisplay>? announce,
        CancellationToken cancellationToken)
    {
        await using var host = await FederationHost.StartAsync(url, settings, strategy, observers, cancellationToken);
        announce?.Invoke(host, display);
        if (startClients is not null)
        {
            await using var clients = startClients(host, display);
            await Task.WhenAny(host.Completion, clients.Completion).WaitAsync(cancellationToken);
            if (clients.Completion.IsFaulted)
            {
                await clients.Completion;
            }

            return await host.Completion.WaitAsync(cancellationToken);
        }

        return await host.Completion.WaitAsync(cancellationToken);
    }

    private async Task<EvaluateResult> CompareAsync(
        TensorList initial, ImageDataset test, IRunDisplay display, CancellationToken cancellationToken)
    {
        const string Text = "Baseline, one client alone:";
        var plan = settings.PlanFor(source.Name) with { ProximalMu = 0 };
        var images = await source.ReadTrainAsync(plan.ImagesOf(partition: 1), cancellationToken);
        var result = await Task.Run(() => Baseline.Run(
            initial,
            images[..^plan.ValidationImages],
            test,
            plan,
            settings.Rounds,
            fraction => display.ShowTask(Text, fraction),
            cancellationToken), cancellationToken);
        display.Say($"{Text} test accuracy {Evaluation.AccuracyOf(result):0.0%}, test loss {result.Loss:0.0000}.");
        return result;
    }

    // Not cancelled: a run that is stopped leaves what it has.
    private async Task WriteHistoryAsync(IReadOnlyList<RoundRecord> rounds, EvaluateResult? baseline)
    {
        if (settings.HistoryFile is { } path && rounds.Count > 0)
        {
            await HistoryFile.WriteAsync(path, source.Name, settings.Seed, baseline, rounds, CancellationToken.None);
            console.WriteLine($"The history of {rounds.Count} rounds is in {path}.");
        }
    }
}
