using System.CommandLine;
using Federation.Data;
using Federation.Samples;
using NamedWorkers.Joining;
using NamedWorkers.Training;
using TorchSharp;

namespace NamedWorkers.Commands;

/// <summary>One worker: waits for the central process and does the work that it is given.</summary>
internal sealed class WorkerCommand
{
    /// <summary>What the command is called where it is one of several.</summary>
    public const string Name = "worker";

    private readonly Argument<string> _name = new("NAME") { Description = "The worker's name, as the central process knows it: alice, for instance." };
    private readonly Option<Uri> _server = new("--server") { HelpName = "URL", Description = "Where the central process is, for instance http://127.0.0.1:5000.", Required = true };
    private readonly Option<Share?> _share = new("--share") { HelpName = "K/N", Description = "Which part of the images is this worker's own, for instance 2/3. Default: 1/3, 2/3 and 3/3 for alice, bob and charlie, all images for any other." };
    private readonly Option<int?> _images = Numbers.Optional("--images", "Use only so many images of that part. Default: all.", 1, Mnist.TrainCount);
    private readonly Option<bool> _keep = new("--keep") { Description = "Stay when a run is over, and wait for the next: what a service does." };
    private readonly Option<int?> _patience = Numbers.Optional("--patience", "Give up when the central process could not be reached for so many seconds. Default: wait for it for ever.", 1, 1_000_000);
    private readonly Option<bool> _stopWithParent = new(ParentWatch.OptionName) { Hidden = true };
    private readonly DataOptions _data = new(KnownDataset.Mnist);

    private WorkerCommand()
    {
        _server.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            {
                return uri;
            }

            result.AddError($"--server must be an address such as http://127.0.0.1:5000, not \"{text}\".");
            return null;
        };
        _share.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Share.TryParse(text, out var share))
            {
                return share;
            }

            result.AddError($"--share must be K/N with K from 1 to N, for instance 2/3, not \"{text}\".");
            return null;
        };
        _name.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && WorkerName.FaultOf(name) is { } fault)
            {
                result.AddError(fault);
            }
        });
    }

    /// <summary>The command as a program of its own.</summary>
    public static RootCommand MakeRoot() => new WorkerCommand().Complete(new RootCommand(
        "A worker of a federation: it has a name and images of its own, waits for the central process and trains when it is asked to."));

    /// <summary>The command as one of several.</summary>
    public static Command Make() => new WorkerCommand().Complete(new Command(
        Name, "Run one worker; it waits for the central process and takes part until the run is over. A worker that was ended may be started again."));

    private T Complete<T>(T command)
        where T : Command
    {
        command.Arguments.Add(_name);
        foreach (var option in new Option[] { _server, _share, _images, _keep, _patience, _stopWithParent })
        {
            command.Options.Add(option);
        }

        _data.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_keep) && result.GetResult(_patience) is not null)
            {
                result.AddError("--keep and --patience exclude each other: a worker that stays waits for ever.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancelled)
    {
        var parentGone = result.GetValue(_stopWithParent) ? ParentWatch.Begin() : CancellationToken.None;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled, parentGone);
        var code = 0;
        var failure = await SampleProgram.GuardAsync(
            async console =>
            {
                var name = result.GetRequiredValue(_name);
                var source = await _data.FindAsync(console, result, stop.Token);
                var share = result.GetValue(_share) ?? Share.UsualOf(name);
                var images = await source.ReadTrainAsync(share.RangeOf(KnownDataset.Mnist.TrainCount, result.GetValue(_images)), stop.Token);
                Console.WriteLine($"{name} has {images.Count:#,0} images of its own ({share} of {source.Title}).");

                torch.set_num_threads(1); // other workers may share the machine
                using var client = new WorkerClient(images, source.Name, Console.Out);
                var patience = result.GetValue(_patience) is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
                code = await new WorkerLoop(result.GetRequiredValue(_server), name, client, result.GetValue(_keep), patience, TimeProvider.System)
                    .RunAsync(stop.Token);
            },
            stop.Token);
        return failure == 0 ? code : failure;
    }
}
