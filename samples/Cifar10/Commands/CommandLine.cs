using System.CommandLine;
using System.Net.Sockets;
using CifarSample.Data;
using CifarSample.Reporting;
using Federation.Client;
using Spectre.Console;

namespace CifarSample.Commands;

/// <summary>The program's commands, and what their end means.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int Cancelled = 130;

    // How long a cancelled command may take before the process is ended.
    private static readonly TimeSpan TerminationPatience = TimeSpan.FromSeconds(8);

    /// <summary>Runs the program.</summary>
    public static Task<int> InvokeAsync(string[] args)
    {
        var root = RunCommand.Make();
        root.Subcommands.Add(ServerCommand.Make());
        root.Subcommands.Add(ClientCommand.Make());
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TerminationPatience });
    }

    /// <summary>Runs a command's work and tells what went wrong in words for the one who started it.</summary>
    public static async Task<int> GuardAsync(Func<IAnsiConsole, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(OutputConsole.Make());
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return Cancelled;
        }
        catch (Exception exception) when (exception is IOException or SocketException or UnauthorizedAccessException or FederationException or TimeoutException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }

    /// <summary>Where the images come from.</summary>
    public static DataLocation Images(IAnsiConsole console) => new(console, () => new HttpClient(
        new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) }));
}
