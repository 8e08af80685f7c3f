using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Federation.Core;

namespace Federation.Benchmarks.Aggregation;

/// <summary>The peak memory of a process that takes the mean of updates that come one after the other into the same memory.</summary>
internal static class AggregationMemory
{
    private const string Name = "aggregation-memory";

    /// <summary>What is measured: the same whatever the number of updates, it should be.</summary>
    public static IReadOnlyList<AggregationCase> Cases { get; } = [new(10, 10_000_000), new(100, 10_000_000)];

    /// <summary>Measures in a process of its own.</summary>
    public static async Task<BenchmarkRow> MeasureAsync(AggregationCase shape, CancellationToken cancellationToken)
    {
        Console.Error.WriteLine($"aggregation: memory, {shape}");
        await using var process = ChildProcess.StartSelf(Name, $"{shape.Updates}", $"{shape.Values}");
        var bytes = long.Parse(await process.ReadLineAsync(cancellationToken), CultureInfo.InvariantCulture);
        return new BenchmarkRow
        {
            Name = $"peak memory of a mean, {shape}, one at a time",
            Unit = "models",
            Ours = (double)bytes / (shape.Bytes / shape.Updates),
        };
    }

    /// <summary>The process: prints its peak memory in bytes.</summary>
    public static Command Command()
    {
        var updates = new Argument<int>("updates");
        var values = new Argument<long>("values");
        var command = new Command(Name) { updates, values };
        command.Hidden = true;
        command.SetAction(arguments =>
        {
            Console.WriteLine(Run(new AggregationCase(arguments.GetValue(updates), arguments.GetValue(values))));
            return 0;
        });
        return command;
    }

    private static long Run(AggregationCase shape)
    {
        var update = new TensorBuffer(UpdateRing.Manifest(shape.Values));
        var mean = new ExactMean(update.Manifest);
        for (var i = 0; i < shape.Updates; i++)
        {
            for (var layer = 0; layer < UpdateRing.Layers; layer++)
            {
                UpdateRing.Fill(MemoryMarshal.Cast<byte, float>(update[layer].Span), i, layer);
            }

            mean.Add(update.Tensors, UpdateRing.WeightOf(i));
        }

        mean.ToMean();
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
