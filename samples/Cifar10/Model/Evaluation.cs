using Federation.Core;
using Federation.Data;
using Federation.TorchSharp;

namespace CifarSample.Model;

/// <summary>Measures a network on all cores.</summary>
internal static class Evaluation
{
    /// <summary>Images that are measured at a time.</summary>
    public const int BatchSize = 250;

    /// <summary>Measures the network. Every batch is computed by one core and the sums are taken in order: the result is always the same.</summary>
    /// <param name="net">The network.</param>
    /// <param name="images">What to measure it on, at least one image.</param>
    /// <param name="cancellationToken">Ends the measuring between two batches.</param>
    public static EvaluateResult OnAllCores(Net net, ImageDataset images, CancellationToken cancellationToken)
    {
        using var trainer = new LocalTrainer(net, Optimizers.Make, Recipe.Loss);
        var results = new EvaluateResult[BatchOrder.BatchCount(images.Count, BatchSize)];
        Parallel.For(
            0,
            results.Length,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => results[i] = trainer.Evaluate(
                Recipe.Batches(images.Slice(i * BatchSize, Math.Min(BatchSize, images.Count - (i * BatchSize)))), null, cancellationToken));
        return new EvaluateResult(Mean(result => result.Loss), images.Count, new ScalarMap(("accuracy", Mean(AccuracyOf))));

        double Mean(Func<EvaluateResult, double> value) => results.Sum(result => value(result) * result.ExampleCount) / images.Count;
    }

    /// <summary>The part of the images whose class the network names, 0 to 1.</summary>
    public static double AccuracyOf(EvaluateResult result) => result.Metrics["accuracy"].AsDouble();
}
