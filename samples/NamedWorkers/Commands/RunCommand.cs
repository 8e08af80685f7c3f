using System.CommandLine;
using Federation.Data;
using Federation.Samples;
using NamedWorkers.Central;

namespace NamedWorkers.Commands;

/// <summary>All of it on this machine: the central process and its workers, each a process of its own.</summary>
internal static class RunCommand
{
    public static RootCommand Make()
    {
        var options = new CentralOptions();
        var images = Numbers.Optional("--images", "Use only so many images of each worker's part. Default: all.", 1, Mnist.TrainCount);
        var command = new RootCommand(
            "Federated learning on MNIST with named workers: a central process and alice, bob and charlie, each a process of its own, on this machine.");
        options.AddTo(command);
        command.Options.Add(images);
        command.SetAction((result, cancellationToken) => SampleProgram.GuardAsync(
            async console =>
            {
                var settings = options.Read(result);
                var source = await options.Data.FindAsync(console, result, cancellationToken);
                await new CentralRun(console, settings, source).RunAsync(
                    "http://127.0.0.1:0",
                    (server, say) => ChildProcesses.Start(Workers(settings.Workers, server, source, result.GetValue(images)), say),
                    cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static IEnumerable<(string Name, string[] Arguments)> Workers(
        IReadOnlyList<string> names, Uri server, IImageSource source, int? images)
    {
        string[] data = source is RealImages real ? ["--data", real.Directory] : ["--generated"];
        string[] limit = images is { } count ? ["--images", $"{count}"] : [];
        return names.Select((name, i) => (
            name,
            (string[])[WorkerCommand.Name, name, "--server", server.ToString(), "--share", new Share(i + 1, names.Count).ToString(), .. limit, .. data]));
    }
}
