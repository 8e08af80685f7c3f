using System.CommandLine;
using CifarSample.Running;
using Federation.Samples;

namespace CifarSample.Commands;

/// <summary>The server alone; clients are started elsewhere.</summary>
internal static class ServerCommand
{
    private const int DefaultPort = 5000;

    public static Command Make()
    {
        var run = new RunOptions();
        var data = new DataOptions(KnownDataset.Cifar10);
        var port = Numbers.Option("--port", "The port to listen on, on this machine only; 0 for a free one.", DefaultPort, 0, 65_535);
        var urls = new Option<string?>("--urls")
        {
            HelpName = "URL",
            Description = "Where to listen instead, for instance http://0.0.0.0:5000 for clients on other machines.",
        };
        urls.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !IsHttpAddress(text))
            {
                result.AddError($"--urls must be an address such as http://0.0.0.0:{DefaultPort}, not \"{text}\".");
            }
        });

        var command = new Command("server", "Run the server and wait for clients, which are started elsewhere with the client command.");
        run.AddTo(command);
        data.AddTo(command);
        command.Options.Add(port);
        command.Options.Add(urls);
        command.SetAction((result, cancellationToken) => SampleProgram.GuardAsync(
            async console =>
            {
                var settings = run.Read(result);
                var source = await data.FindAsync(console, result, cancellationToken);
                await new FederatedRun(console, settings, source).RunAsync(
                    result.GetValue(urls) ?? $"http://127.0.0.1:{result.GetValue(port)}",
                    startClients: null,
                    (host, display) => display.Say(
                        $"The server listens on {string.Join(", ", host.Addresses)}. Start each client, K from 1 to {settings.Clients}, with:\n"
                        + $"  client --server {host.AddressForClients} --partition K/{settings.Clients}"),
                    cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static bool IsHttpAddress(string text)
    {
        try
        {
            return BindingAddress.Parse(text) is { Scheme: "http", PathBase: "", Port: >= 0 and <= 65_535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
