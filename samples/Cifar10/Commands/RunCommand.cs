using System.CommandLine;
using CifarSample.Running;
using Federation.Samples;

namespace CifarSample.Commands;

/// <summary>All of it on this machine: the server, its clients, the comparison.</summary>
internal static class RunCommand
{
    public static RootCommand Make()
    {
        var run = new RunOptions();
        var data = new DataOptions(KnownDataset.Cifar10);
        var processes = new Option<bool>("--processes") { Description = "Give every client a process of its own." };
        var port = Numbers.Option("--port", "The port to listen on, on this machine only; 0 for a free one.", 0, 0, 65_535);
        var command = new RootCommand(
            "Federated learning on CIFAR-10: a server and ten clients on this machine, over loopback sockets, compared with one client alone.");
        run.AddTo(command);
        data.AddTo(command);
        command.Options.Add(processes);
        command.Options.Add(port);
        command.SetAction((result, cancellationToken) => SampleProgram.GuardAsync(
            async console =>
            {
                var settings = run.Read(result);
                var source = await data.FindAsync(console, result, cancellationToken);
                await new FederatedRun(console, settings, source).RunAsync(
                    $"http://127.0.0.1:{result.GetValue(port)}",
                    (host, display) => result.GetValue(processes)
                        ? new ClientProcesses(host.Address, settings.Clients, DataArguments(source), display.Say)
                        : new InProcessClients(host.Address, settings.Clients, source),
                    (host, display) => display.Say($"The server listens on {host.Address}"),
                    cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static string[] DataArguments(IImageSource source) =>
        source is RealImages real ? ["--data", real.Directory] : ["--generated"];
}
