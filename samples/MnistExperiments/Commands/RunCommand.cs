using System.CommandLine;
using Federation.Samples;
using MnistExperiments.Running;
using MnistExperiments.Splits;

namespace MnistExperiments.Commands;

/// <summary>Runs one experiment, or all of them one after the other.</summary>
internal static class RunCommand
{
    /// <summary>Makes a command run experiments.</summary>
    public static void AddTo(Command command)
    {
        var experiment = Names.Optional(
            "--experiment", $"Which one: {string.Join(", ", Split.Names)}. Default: all, one after the other.", Split.Names);
        var settings = new SettingsOptions();
        var output = new Option<string>("--out")
        {
            HelpName = "DIR",
            Description = "Where results are written, a JSON file and a picture of the split for each experiment.",
            DefaultValueFactory = _ => "results",
        };
        var data = new DataOptions(KnownDataset.Mnist);
        command.Options.Add(experiment);
        settings.AddTo(command);
        command.Options.Add(output);
        data.AddTo(command);
        command.SetAction((result, cancellationToken) => SampleProgram.GuardAsync(
            async console =>
            {
                var images = await data.ReadAsync(console, result, cancellationToken);
                var names = result.GetValue(experiment) is { } name ? [name] : Split.Names;
                await new Series(console, settings.Read(result), images, result.GetValue(output)!).RunAsync(names, cancellationToken);
            },
            cancellationToken));
    }
}
