using System.Diagnostics;
using Federation.Samples;
using FedProxMnist.Training;
using Spectre.Console;
using TorchSharp;

namespace FedProxMnist.Experiments;

/// <summary>
/// Runs all configurations with all seeds. Runs go on side by side, each with one client at a time: that keeps all cores busy while
/// a round waits for its largest client or its model is measured.
/// </summary>
internal sealed class Experiment(Settings settings, ImageData images)
{
    /// <summary>Runs it, with a progress bar.</summary>
    public async Task<ExperimentResult> RunAsync(IAnsiConsole console, CancellationToken cancellationToken)
    {
        torch.set_num_threads(1);
        var begun = Stopwatch.GetTimestamp();
        using var test = new TestImages(images);
        var seeds = Enumerable.Range(1, settings.Seeds).ToArray();
        var shares = seeds.ToDictionary(seed => seed, seed => new Lazy<Shares>(() => new Shares(images, settings.Clients, seed)));
        var measures = new RunMeasures[Configuration.All.Count, settings.Seeds];
        var runs = from seed in seeds from index in Enumerable.Range(0, Configuration.All.Count) select (index, seed);
        await ProgressDisplay.RunAsync(
            console,
            "Rounds",
            measures.Length * settings.Rounds,
            progress =>
            {
                var counter = new RoundCounter(progress);
                return Parallel.ForEachAsync(
                    runs,
                    new ParallelOptions { MaxDegreeOfParallelism = settings.Parallelism, CancellationToken = cancellationToken },
                    async (run, stop) =>
                    {
                        var configuration = Configuration.All[run.index];
                        var history = await new Run(settings, configuration, run.seed, shares[run.seed].Value, test)
                            .RunAsync(counter.For($"{configuration}, seed {run.seed}"), stop);
                        measures[run.index, run.seed - 1] = Run.MeasuresOf(history);
                    });
            });
        return new ExperimentResult(
            [.. Configuration.All.Select((configuration, index) => new Outcome(configuration, [.. seeds.Select(seed => measures[index, seed - 1])]))],
            Stopwatch.GetElapsedTime(begun));
    }
}
