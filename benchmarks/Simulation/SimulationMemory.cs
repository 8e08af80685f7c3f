using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Federation.Benchmarks.Simulation;

/// <summary>The peak memory of a process that simulates a hundred thousand clients.</summary>
internal static class SimulationMemory
{
    private const string Name = "simulation-memory";
    private const int Clients = 100_000;

    /// <summary>Measures in a process of its own.</summary>
    public static async Task<BenchmarkRow> MeasureAsync(CancellationToken cancellationToken)
    {
        Console.Error.WriteLine("simulation: memory");
        await using var process = ChildProcess.StartSelf(Name);
        var bytes = long.Parse(await process.ReadLineAsync(cancellationToken), CultureInfo.InvariantCulture);
        return new BenchmarkRow { Name = $"peak memory, {Clients:N0} registered clients", Unit = "MB", Ours = bytes / 1e6, Limit = 1000 };
    }

    /// <summary>The process: prints its peak memory in bytes.</summary>
    public static Command Command()
    {
        var command = new Command(Name) { Hidden = true };
        command.SetAction(async (_, cancellationToken) =>
        {
            // Each has one image of its own, so that their data do not hide what the clients cost.
            var task = SimulationTask.All[0] with { Clients = Clients, Examples = 1, Epochs = 1 };
            using (var federation = new VirtualFederation(task, Environment.ProcessorCount))
            {
                await federation.RunAsync(cancellationToken);
            }

            using var self = Process.GetCurrentProcess();
            Console.WriteLine(self.PeakWorkingSet64);
            return 0;
        });
        return command;
    }
}
