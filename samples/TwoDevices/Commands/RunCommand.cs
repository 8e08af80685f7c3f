using System.CommandLine;
using Federation.Samples;
using Spectre.Console;
using TwoDevices.Data;
using TwoDevices.Model;
using TwoDevices.Reporting;
using TwoDevices.Running;

namespace TwoDevices.Commands;

/// <summary>The sample's one command.</summary>
internal static class RunCommand
{
    public static RootCommand Make()
    {
        var options = new RunOptions();
        var command = new RootCommand(
            "Two devices have cat and dog pictures, 10 and 70 of them and the other way round. Each trains on its own; a server takes the mean of their models.");
        options.AddTo(command);
        command.SetAction((result, cancellationToken) => SampleProgram.GuardAsync(
            console => RunAsync(console, options, result, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task RunAsync(IAnsiConsole console, RunOptions options, ParseResult result, CancellationToken cancellationToken)
    {
        var (pictures, cifar) = await options.ReadPicturesAsync(console, result, cancellationToken);
        var baseLayers = await options.BaseSource(console, result).GetAsync(cifar, cancellationToken);
        var settings = options.Settings(result);
        var seeds = options.Seeds(result);
        if (seeds == 1)
        {
            console.Write(TrialTable.Make(pictures, await Trial.RunAsync(baseLayers, pictures, settings, cancellationToken)));
            return;
        }

        var results = new List<TrialResult>();
        await ProgressDisplay.RunAsync(console, "Runs", seeds, async progress =>
        {
            while (results.Count < seeds)
            {
                var next = settings with { Seed = settings.Seed + results.Count };
                results.Add(await Trial.RunAsync(baseLayers, pictures, next, cancellationToken));
                progress.Report((results.Count, ""));
            }
        });
        console.Write(SeedsTable.Make(pictures, results));
        console.WriteLine(SeedsTable.Verdict(results));
    }
}
