using Federation.Client;
using Federation.Core;
using Federation.Data;
using Federation.TorchSharp;

namespace CifarSample.Model;

/// <summary>What the federation is compared with: the same network, from the same weights, trained on one client's images alone.</summary>
internal static class Baseline
{
    /// <summary>Trains as often as the first client does, with one optimizer throughout, and measures the result.</summary>
    /// <param name="initial">The weights to start from.</param>
    /// <param name="train">The one client's images.</param>
    /// <param name="test">What to measure on.</param>
    /// <param name="plan">What the clients are told.</param>
    /// <param name="rounds">How many rounds the federation has.</param>
    /// <param name="progress">Is told the fraction that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the training between two batches.</param>
    public static EvaluateResult Run(
        TensorList initial,
        ImageDataset train,
        ImageDataset test,
        TrainingPlan plan,
        int rounds,
        Action<double> progress,
        CancellationToken cancellationToken)
    {
        using var net = new Net();
        var options = new LocalTrainingOptions { ClientNumber = 1, KeepOptimizer = true };
        using var trainer = new LocalTrainer(net, Optimizers.Make, Recipe.Loss, options);
        trainer.Load(initial);
        for (var round = 1; round <= rounds; round++)
        {
            trainer.Train(Recipe.Batches(train), round, plan.ToConfig(), new PartOf(round, rounds, progress), cancellationToken);
        }

        return Evaluation.OnAllCores(net, test, cancellationToken);
    }

    private sealed class PartOf(int round, int rounds, Action<double> progress) : IProgress<InstructionProgress>
    {
        public void Report(InstructionProgress value) => progress((round - 1 + value.Fraction) / rounds);
    }
}
