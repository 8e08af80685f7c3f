using System.CommandLine;
using Federation.Data;
using Federation.Samples;
using NamedWorkers.Central;

namespace NamedWorkers.Commands;

/// <summary>What a run is like, on the command line.</summary>
internal sealed class CentralOptions
{
    private const int MaxSeconds = 1_000_000;

    private static readonly CentralSettings Default = new();

    private readonly Option<string[]> _workers = new("--workers")
    {
        HelpName = "NAMES",
        Description = "Who takes part, with commas between the names.",
        DefaultValueFactory = _ => [.. Default.Workers],
    };

    private readonly Option<int> _epochs = Numbers.Option("--epochs", "How often the workers go through their images.", Default.Epochs, 1, 10_000);
    private readonly Option<int> _batches = Numbers.Option("--batches", "How many batches each worker trains on in a round, before the models are averaged.", Default.Batches, 1, 1_000_000);
    private readonly Option<int> _batchSize = Numbers.Option("--batch-size", "Images of a batch.", Default.BatchSize, 1, Mnist.TrainCount);
    private readonly Option<double?> _learningRate = Numbers.OptionalRate("--learning-rate", $"The workers' learning rate. Default: {Default.LearningRate}.");
    private readonly Option<int> _seed = Numbers.Option("--seed", "Decides the initial weights and every shuffling: the same seed gives the same accuracies.", Default.Seed, 0, int.MaxValue);
    private readonly Option<int> _testImages = Numbers.Option("--test-images", "How many test images the model is measured on.", Default.TestImages, 1, Mnist.TestCount);
    private readonly Option<int> _patience = Numbers.Option("--patience", "How many seconds to wait for workers that are missing before the run ends.", (int)Default.Patience.TotalSeconds, 1, MaxSeconds);
    private readonly Option<int> _comeBack = Numbers.Option("--come-back", "How many seconds a round waits for a worker that was lost in the middle of it.", (int)Default.ComeBack.TotalSeconds, 0, MaxSeconds);
    private readonly DataOptions _data = new(KnownDataset.Mnist);

    public CentralOptions() => _workers.CustomParser = result =>
    {
        var names = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
        var fault = names.Select(WorkerName.FaultOf).FirstOrDefault(fault => fault is not null)
            ?? (names.Distinct(StringComparer.Ordinal).Count() < names.Length ? $"--workers has a name twice: {result.Tokens[0].Value}." : null);
        if (fault is not null)
        {
            result.AddError(fault);
        }

        return names;
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _workers, _epochs, _batches, _batchSize, _learningRate, _seed, _testImages, _patience, _comeBack })
        {
            command.Options.Add(option);
        }

        _data.AddTo(command);
    }

    public DataOptions Data => _data;

    public CentralSettings Read(ParseResult result) => new()
    {
        Workers = result.GetValue(_workers)!,
        Epochs = result.GetValue(_epochs),
        Batches = result.GetValue(_batches),
        BatchSize = result.GetValue(_batchSize),
        LearningRate = result.GetValue(_learningRate) ?? Default.LearningRate,
        Seed = result.GetValue(_seed),
        TestImages = result.GetValue(_testImages),
        Patience = TimeSpan.FromSeconds(result.GetValue(_patience)),
        ComeBack = TimeSpan.FromSeconds(result.GetValue(_comeBack)),
    };
}
