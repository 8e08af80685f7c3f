using System.CommandLine;
using System.Net.Sockets;
using Federation.Client;
using Spectre.Console;

namespace Federation.Samples;

/// <summary>Runs a sample's commands, and says what their end means.</summary>
public static class SampleProgram
{
    private const int Failed = 1;
    private const int Cancelled = 130;

    // How long a cancelled command may take before the process is ended.
    private static readonly TimeSpan TerminationPatience = TimeSpan.FromSeconds(8);

    /// <summary>Runs the program; Ctrl-C cancels the command that runs.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> InvokeAsync(RootCommand root, string[] args) =>
        root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TerminationPatience });

    /// <summary>Runs a command's work and tells what went wrong in words for the one who started it.</summary>
    /// <param name="work">The work, given the console to write to.</param>
    /// <param name="cancellationToken">The command's own.</param>
    /// <returns>0; 1 for what is the user's or the network's fault; 130 where it was cancelled.</returns>
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
}
