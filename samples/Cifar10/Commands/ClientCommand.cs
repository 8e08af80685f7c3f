using System.CommandLine;
using CifarSample.Clients;
using Federation.Client;
using Federation.Samples;
using TorchSharp;

namespace CifarSample.Commands;

/// <summary>One client alone; the server runs elsewhere.</summary>
internal static class ClientCommand
{
    // A server that has gone away for so long does not come back.
    private static readonly TimeSpan ServerPatience = TimeSpan.FromMinutes(2);

    public static Command Make()
    {
        var data = new DataOptions(KnownDataset.Cifar10);
        var server = new Option<Uri>("--server") { HelpName = "URL", Description = "Where the server is, for instance http://127.0.0.1:5000.", Required = true };
        server.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            {
                return uri;
            }

            result.AddError($"--server must be an address such as http://127.0.0.1:5000, not \"{text}\".");
            return null;
        };
        var partition = new Option<PartitionNumber>("--partition") { HelpName = "K/N", Description = "Which part of the training images is this client's, for instance 3/10.", Required = true };
        partition.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (PartitionNumber.TryParse(text, out var value))
            {
                return value;
            }

            result.AddError($"--partition must be K/N with K from 1 to N, for instance 3/10, not \"{text}\".");
            return null;
        };
        var stopWithParent = new Option<bool>(ParentWatch.OptionName) { Hidden = true };

        var command = new Command("client", "Run one client; it takes part until the run is over. A client that was ended may be started again.");
        data.AddTo(command);
        command.Options.Add(server);
        command.Options.Add(partition);
        command.Options.Add(stopWithParent);
        command.SetAction(async (result, cancelled) =>
        {
            var parentGone = result.GetValue(stopWithParent) ? ParentWatch.Begin() : CancellationToken.None;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled, parentGone);
            return await SampleProgram.GuardAsync(
                async console =>
                {
                    var source = await data.FindAsync(console, result, stop.Token);
                    var number = result.GetRequiredValue(partition);
                    torch.set_num_threads(1);
                    using var loggers = LoggerFactory.Create(logging => logging
                        .AddSimpleConsole(options => options.SingleLine = true)
                        .SetMinimumLevel(LogLevel.Information));
                    await FederationClient.RunAsync(
                        result.GetRequiredValue(server),
                        number.ClientId,
                        new CifarClient(number, source, new ConsoleClientLog(Console.Out)),
                        new FederationClientOptions { GiveUpAfter = ServerPatience, MaxBackoff = TimeSpan.FromSeconds(5) },
                        loggers,
                        stop.Token);
                },
                stop.Token);
        });
        return command;
    }
}
