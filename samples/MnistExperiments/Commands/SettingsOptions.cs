using System.CommandLine;
using Federation.Data;
using Federation.Samples;
using MnistExperiments.Splits;

namespace MnistExperiments.Commands;

/// <summary>What the experiments are like, on the command line.</summary>
internal sealed class SettingsOptions
{
    private const int MostClients = 1_000;

    private static readonly Settings Default = new();

    private readonly Option<int> _clients = Numbers.Option("--clients", "How many clients there are.", Default.Clients, 2, MostClients);
    private readonly Option<int> _rounds = Numbers.Option("--rounds", "How many rounds there are.", Default.Rounds, 1, 100_000);
    private readonly Option<int> _epochs = Numbers.Option("--epochs", "Local epochs of a round.", Default.Epochs, 1, 10_000);
    private readonly Option<int> _batch = Numbers.Option("--batch", "Images of a batch.", Default.BatchSize, 1, Mnist.TrainCount);
    private readonly Option<int> _images = Numbers.Option("--images", $"Training images of all clients together; {Mnist.TrainCount} for as many as the split allows.", Default.Images, 1, Mnist.TrainCount);
    private readonly Option<double?> _learningRate = Numbers.OptionalRate("--learning-rate", $"The clients' learning rate. Default: {Default.LearningRate}.");
    private readonly Option<int> _seed = Numbers.Option("--seed", "Decides everything that is random: the same seed gives the same results.", Default.Seed, 0, int.MaxValue);
    private readonly Option<bool> _weights = new("--weights") { Description = "Write the final weights into the results." };
    private readonly Option<bool> _personal = new("--personal") { Description = "Compare with clients that keep the last layer to themselves: both on images of the client's own kind." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _clients, _rounds, _epochs, _batch, _images, _learningRate, _seed, _weights, _personal })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            // Values that are no numbers are complained of elsewhere.
            if (Numbers.TryRead(result, _clients, Default.Clients, out var clients) && Numbers.TryRead(result, _images, Default.Images, out var images)
                && clients is >= 2 and <= MostClients && images / clients < Split.LeastImagesEach)
            {
                result.AddError($"--images must be at least {clients * Split.LeastImagesEach}, {Split.LeastImagesEach} for each of {clients} clients, not {images}.");
            }
        });
    }

    public Settings Read(ParseResult result) => new()
    {
        Clients = result.GetValue(_clients),
        Rounds = result.GetValue(_rounds),
        Epochs = result.GetValue(_epochs),
        BatchSize = result.GetValue(_batch),
        Images = result.GetValue(_images),
        LearningRate = result.GetValue(_learningRate) ?? Default.LearningRate,
        Seed = result.GetValue(_seed),
        IncludeWeights = result.GetValue(_weights),
        Personal = result.GetValue(_personal),
    };
}
