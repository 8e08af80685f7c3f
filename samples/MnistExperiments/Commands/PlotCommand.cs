using System.CommandLine;
using Federation.Samples;
using MnistExperiments.Results;
using Spectre.Console;

namespace MnistExperiments.Commands;

/// <summary>Draws results.</summary>
internal static class PlotCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("FILE.json") { Arity = ArgumentArity.OneOrMore, Description = "Results of a run; each becomes a panel of the picture." };
        var output = new Option<string?>("--out") { HelpName = "FILE.svg", Description = "Where the picture is written. Default: the first result's name with .svg." };
        var command = new Command("plot", "Draw results as a picture: the accuracy of the global model and of each client's, round by round.") { files, output };
        command.SetAction((result, cancellationToken) => SampleProgram.GuardAsync(
            async console =>
            {
                var paths = result.GetRequiredValue(files);
                var results = new List<ExperimentResult>(paths.Length);
                foreach (var path in paths)
                {
                    results.Add(await ResultFile.ReadAsync(path, cancellationToken));
                }

                var picture = result.GetValue(output) ?? Path.ChangeExtension(paths[0], ".svg");
                await AccuracyChart.Draw(results).WriteAsync(picture, cancellationToken);
                console.WriteLine($"The picture is in {Path.GetFullPath(picture)}.");
            },
            cancellationToken));
        return command;
    }
}
