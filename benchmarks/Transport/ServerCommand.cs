using System.CommandLine;

namespace Federation.Benchmarks.Transport;

/// <summary>A hidden command that runs a server process of this benchmark and prints what it measured.</summary>
internal static class ServerCommand
{
    public static Command Make<T>(string name, Func<int, int, int, CancellationToken, Task<T>> runAsync)
    {
        var megabytes = new Argument<int>("megabytes");
        var rounds = new Argument<int>("rounds");
        var clients = new Argument<int>("clients");
        var command = new Command(name) { megabytes, rounds, clients };
        command.Hidden = true;
        command.SetAction(async (arguments, cancellationToken) =>
        {
            Console.WriteLine(await runAsync(
                arguments.GetValue(megabytes), arguments.GetValue(rounds), arguments.GetValue(clients), cancellationToken));
            return 0;
        });
        return command;
    }

    /// <summary>The median of the later half of the rounds: the first half compiles the code and takes the memory.</summary>
    public static double SteadyMedian(IReadOnlyList<double> rounds)
    {
        double[] steady = [.. rounds.Skip(rounds.Count / 2).Order()];
        return steady[steady.Length / 2];
    }
}
