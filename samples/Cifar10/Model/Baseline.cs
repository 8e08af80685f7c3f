using Federation.Core;
using Federation.Data;
using Federation.TorchSharp;

namespace CifarSample.Model;

/// <summary>What the federation is compared with: the same network, from the same weights, trained on one client's images alone.</summary>
internal static class Baseline
{
    /// <summary>Trains for the given number of epochs and measures the result.</summary>
    /// <param name="initial">The weights to start from.</param>
    /// <param name="train">The one client's images.</param>
    /// <param name="test">What to measure on.</param>
    /// <param name="plan">Batch size, learning rate and seed.</param>
    /// <param name="epochs">How many epochs.</param>
    /// <param name="progress">Is told the fraction that is done, 0 to 1, and the loss.</param>
    /// <param name="cancellationToken">Ends the training between two batches.</param>
    public static Score Run(
        TensorList initial,
        ImageDataset train,
        ImageDataset test,
        TrainingPlan plan,
        int epochs,
        Action<double, double> progress,
        CancellationToken cancellationToken)
    {
        using var net = new Net();
        net.LoadTensorList(initial);
        using var training = new LocalTraining(net, train, plan.BatchSize, plan.LearningRate);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var done = epoch;
            training.RunEpoch(
                plan.SeedOf(partition: 1, round: epoch + 1, epoch: 0),
                (fraction, loss) => progress((done + fraction) / epochs, loss),
                cancellationToken);
        }

        return Evaluation.MeasureOnAllCores(net, test, cancellationToken);
    }
}
