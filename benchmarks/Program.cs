using System.CommandLine;
using Federation.Benchmarks;
using Federation.Benchmarks.Aggregation;
using Federation.Benchmarks.Simulation;
using Federation.Benchmarks.Training;
using Federation.Benchmarks.Transport;

IBenchmark[] benchmarks = [new TransportBenchmark(), new TrainingBenchmark(), new AggregationBenchmark(), new SimulationBenchmark()];

var names = new Argument<string>("NAME") { Description = $"Which benchmark: {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name))}, or all." };
names.AcceptOnlyFromAmong([.. benchmarks.Select(benchmark => benchmark.Name), "all"]);
var json = new Option<FileInfo?>("--json") { Description = "Also write the rows to this file.", HelpName = "FILE" };
var root = new RootCommand("Measures Federation beside the machine's limits and its peers, in one run.") { names, json };
root.SetAction(async (arguments, cancellationToken) =>
{
    var name = arguments.GetValue(names);
    var rows = new List<BenchmarkRow>();
    foreach (var benchmark in benchmarks.Where(benchmark => name == "all" || name == benchmark.Name))
    {
        var measured = new List<BenchmarkRow>();
        await foreach (var row in benchmark.RunAsync(cancellationToken))
        {
            measured.Add(row);
        }

        Report.Print(benchmark, measured);
        rows.AddRange(measured);
    }

    if (arguments.GetValue(json) is { } file)
    {
        await Report.WriteAsync(file, rows, cancellationToken);
    }

    return 0;
});
root.Subcommands.Add(TransportServer.Command());
root.Subcommands.Add(LoopbackServer.Command());
root.Subcommands.Add(AggregationMemory.Command());
root.Subcommands.Add(SimulationMemory.Command());
return await root.Parse(args).InvokeAsync();
