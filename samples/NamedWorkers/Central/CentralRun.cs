using Federation.Samples;
using Federation.Server;
using Spectre.Console;

namespace NamedWorkers.Central;

/// <summary>One run from beginning to end, as the central process sees it.</summary>
internal sealed class CentralRun(IAnsiConsole console, CentralSettings settings, IImageSource source)
{
    private static readonly TimeSpan s_reminder = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs it.</summary>
    /// <param name="url">Where to listen.</param>
    /// <param name="startWorkers">Starts the workers that belong to the run, given where they find it and whom to tell; null if they are started elsewhere.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="TimeoutException">Workers did not come; the message names them.</exception>
    public async Task RunAsync(string url, Func<Uri, Action<string>, ChildProcesses>? startWorkers, CancellationToken cancellationToken)
    {
        var test = await source.ReadTestAsync(settings.TestImages, cancellationToken);
        var roster = new Roster(settings.Workers);
        var schedule = new EpochSchedule(settings.Epochs, settings.Batches, settings.BatchSize);
        var lines = new RunLines(console.Profile.Out.Writer, roster, schedule);
        var gate = new Gatekeeper(roster, source.Name, schedule, lines.Say);
        var strategy = NamedAveraging.Make(settings, roster, schedule, test);
        await using var host = await CentralHost.StartAsync(url, settings, strategy, gate.Judge, [lines, gate], cancellationToken);
        lines.Say($"The central process listens on {host.Address} and waits for {string.Join(", ", roster.Names)}.");
        if (startWorkers is null)
        {
            lines.Say($"Start each with: worker NAME --server {host.AddressForWorkers}");
        }

        RunHistory history;
        var workers = startWorkers?.Invoke(host.Address, lines.Say);
        await using (workers)
        {
            var over = workers is null ? host.Completion : CompleteWithAsync(workers, host.Completion);
            history = await CompleteAsync(over, host, lines, cancellationToken);
        }

        Results.Write(console, settings, source.Title, history);
        await LingerAsync(lines, cancellationToken);
    }

    // Workers end when the run does; where all of them end otherwise, nobody is left to wait for.
    private static async Task<RunHistory> CompleteWithAsync(ChildProcesses workers, Task<RunHistory> run)
    {
        if (await Task.WhenAny(run, workers.Completion) != run)
        {
            await Task.WhenAny(run, Task.Delay(s_patience));
        }

        return run.IsCompleted ? await run : throw new IOException("All worker processes have ended before the run; the lines above say why.");
    }

    private async Task<RunHistory> CompleteAsync(Task<RunHistory> run, CentralHost host, RunLines lines, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_reminder);
        var completion = run.WaitAsync(cancellationToken);
        try
        {
            while (await Task.WhenAny(completion, timer.WaitForNextTickAsync(cancellationToken).AsTask()) != completion)
            {
                lines.Remind();
            }

            return await completion;
        }
        catch (TimeoutException exception) when (lines.MissingAtTheEnd is { } missing)
        {
            throw new TimeoutException(
                $"After {settings.Patience.TotalSeconds:0} s the run ends: {missing} Start whoever is missing with: worker NAME --server {host.AddressForWorkers}",
                exception);
        }
    }

    // A worker that comes now hears why there is nothing to do, which a process that is gone could not tell it.
    private async Task LingerAsync(RunLines lines, CancellationToken cancellationToken)
    {
        if (settings.Linger > TimeSpan.Zero)
        {
            lines.Say($"The run is over. For {settings.Linger.TotalSeconds:0} s workers that come too late are told so.");

            // Stopped or not, the run is over and all is well.
            await Task.Delay(settings.Linger, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
