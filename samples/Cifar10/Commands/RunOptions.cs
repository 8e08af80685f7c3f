using System.CommandLine;
using CifarSample.Model;
using Federation.Data;
using Federation.Samples;

namespace CifarSample.Commands;

/// <summary>What a run is like, on the command line.</summary>
internal sealed class RunOptions
{
    private const int MaxClients = 1_000;

    private static readonly RunSettings Default = new();

    private readonly Option<int> _clients = Numbers.Option("--clients", "How many clients take part.", Default.Clients, 1, MaxClients);
    private readonly Option<int> _rounds = Numbers.Option("--rounds", "How many rounds there are.", Default.Rounds, 1, 100_000);
    private readonly Option<int> _epochs = Numbers.Option("--epochs", "Local epochs of a round.", Default.Epochs, 1, 10_000);
    private readonly Option<int> _batchSize = Numbers.Option("--batch-size", "Images of a batch.", Default.BatchSize, 1, Cifar10.TrainCount);
    private readonly Option<double?> _learningRate = Numbers.OptionalRate("--learning-rate", $"The optimizer's learning rate. Default: {Optimizers.LearningRateOf(Optimizers.Adam)} for Adam, {Optimizers.LearningRateOf(Optimizers.Sgd)} for SGD.");
    private readonly StrategyOptions _strategy = new();
    private readonly Option<int> _seed = Numbers.Option("--seed", "Decides the initial weights and every shuffling: the same seed gives the same history.", Default.Seed, 0, int.MaxValue);
    private readonly Option<int> _testImages = Numbers.Option("--test-images", "How many test images the global model is measured on.", Default.TestImages, 1, Cifar10.TestCount);

    private readonly Option<int?> _clientImages = Numbers.Optional("--client-images", "Images of a client, a tenth of them for validation. Default: an equal share of all 50,000.", 2, Cifar10.TrainCount);

    private readonly Option<bool> _noBaseline = new("--no-baseline")
    {
        Description = "Leave out the same network trained on one client's images alone.",
    };

    private readonly Option<string?> _history = new("--history") { HelpName = "FILE", Description = "Write the run's history to this file, as JSON." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _clients, _rounds, _epochs, _batchSize, _learningRate, _seed, _clientImages, _testImages, _noBaseline, _history })
        {
            command.Options.Add(option);
        }

        _strategy.AddTo(command);
        command.Validators.Add(result =>
        {
            // Values that are no numbers, or out of range, are complained of elsewhere.
            if (!Numbers.TryRead(result, _clients, Default.Clients, out var clients) || !Numbers.TryRead(result, _clientImages, 2, out var images)
                || clients is < 1 or > MaxClients)
            {
                return;
            }

            var share = Cifar10.TrainCount / clients;
            if (images > share)
            {
                result.AddError($"--client-images must be at most {share}, the share of one of {clients} clients, not {images}.");
            }
        });
    }

    public RunSettings Read(ParseResult result) => _strategy.Read(result) with
    {
        Clients = result.GetValue(_clients),
        Rounds = result.GetValue(_rounds),
        Epochs = result.GetValue(_epochs),
        BatchSize = result.GetValue(_batchSize),
        LearningRate = result.GetValue(_learningRate),
        Seed = result.GetValue(_seed),
        ClientImages = result.GetValue(_clientImages),
        TestImages = result.GetValue(_testImages),
        Baseline = !result.GetValue(_noBaseline),
        HistoryFile = result.GetValue(_history),
    };
}
