using Federation.Client;
using Federation.Core;
using Federation.Data;
using Federation.TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Tensor = TorchSharp.torch.Tensor;

namespace TwoDevices.Model;

/// <summary>Has the network learn pictures before any device sees it, as a network that one downloads has.</summary>
internal static class BaseTraining
{
    private const int BatchSize = 64;
    private const double LearningRate = 0.002;

    /// <summary>Trains a network.</summary>
    /// <param name="network">The network, as it is now.</param>
    /// <param name="images">What to train it on.</param>
    /// <param name="epochs">How often to go through them, at least 1.</param>
    /// <param name="progress">Is told the part that is done, 0 to 1; null for nobody.</param>
    /// <param name="cancellationToken">Ends the training between two batches.</param>
    public static void Train(
        Module<Tensor, Tensor> network, ImageDataset images, int epochs, Action<double>? progress, CancellationToken cancellationToken)
    {
        using var trainer = new LocalTrainer(
            network, Recipe.Optimizer, Recipe.Loss, new LocalTrainingOptions { Epochs = epochs, BatchSize = BatchSize });
        var config = new ScalarMap((FitConfigKeys.LearningRate, LearningRate));
        trainer.Train(Recipe.Batches(images), 1, config, new Part(progress), cancellationToken);
    }

    /// <summary>The part of the images whose class the network names, 0 to 1.</summary>
    public static double Accuracy(Module<Tensor, Tensor> network, ImageDataset images, CancellationToken cancellationToken)
    {
        using var trainer = new LocalTrainer(network, Recipe.Optimizer, Recipe.Loss);
        return trainer.Evaluate(Recipe.Batches(images), null, cancellationToken).Metrics["accuracy"].AsDouble();
    }

    private sealed class Part(Action<double>? progress) : IProgress<InstructionProgress>
    {
        public void Report(InstructionProgress value) => progress?.Invoke(value.Fraction);
    }
}
