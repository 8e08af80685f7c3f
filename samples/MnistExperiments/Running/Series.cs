using System.Diagnostics;
using Federation.Samples;
using MnistExperiments.Results;
using MnistExperiments.Splits;
using Spectre.Console;

namespace MnistExperiments.Running;

/// <summary>Runs experiments one after the other, shows what they come to, and writes it down.</summary>
internal sealed class Series(IAnsiConsole console, Settings settings, ImageData images, string folder)
{
    /// <summary>Runs them.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public async Task<IReadOnlyList<ExperimentResult>> RunAsync(IReadOnlyList<string> experiments, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var begun = Stopwatch.GetTimestamp();
        var results = new List<ExperimentResult>();
        foreach (var experiment in experiments)
        {
            results.Add(await RunAsync(experiment, cancellationToken));
        }

        console.Write(ResultTable.Of(results));
        foreach (var result in results)
        {
            if (result.Personal is { } personal)
            {
                console.Write(PersonalTable.Of(result, personal));
            }
        }

        console.WriteLine($"It took {Stopwatch.GetElapsedTime(begun):m\\:ss} minutes. The results are in {Path.GetFullPath(folder)}; plot FILE.json draws them.");
        return results;
    }

    private async Task<ExperimentResult> RunAsync(string experiment, CancellationToken cancellationToken)
    {
        var partition = Split.Make(experiment, images.Train, settings);
        var summary = partition.Summarize(images.Train.Labels, images.Train.ClassCount);
        console.WriteLine();
        console.WriteLine($"{experiment}: {summary.ToTable()}");
        await File.WriteAllTextAsync(Path.Combine(folder, $"{experiment}-labels.svg"), summary.ToSvg($"{experiment}: digits of each client"), cancellationToken);

        ExperimentResult? result = null;
        await ProgressDisplay.RunAsync(console, experiment, RunProgress.StepsOf(settings), async progress =>
        {
            var observer = new RunProgress(settings, progress);
            result = await new Experiment(experiment, settings, images, partition).RunAsync(observer, cancellationToken);
            foreach (var failure in observer.Failures)
            {
                console.WriteLine(failure);
            }
        });
        await ResultFile.WriteAsync(Path.Combine(folder, $"{experiment}.json"), result!, cancellationToken);
        return result!;
    }
}
