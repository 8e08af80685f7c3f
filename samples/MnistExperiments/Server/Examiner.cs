using Federation.Core;
using Federation.Data;
using Federation.TorchSharp;
using MnistExperiments.Model;

namespace MnistExperiments.Server;

/// <summary>Measures models on the server. One model at a time; its batches are shared out among the cores.</summary>
internal sealed class Examiner(TestTenths tenths, PixelNormalization normalization) : IDisposable
{
    /// <summary>The metric's name: the part of the images whose digit the model names, 0 to 1.</summary>
    public const string Accuracy = "accuracy";

    private const int BatchSize = 125;

    private readonly MnistNet _net = new();

    /// <summary>Measures a model on the round's test images. Batches are summed up in order: the result is always the same.</summary>
    public EvaluateResult Measure(TensorList model, int round)
    {
        using var trainer = new LocalTrainer(_net, Recipe.Optimizer, Recipe.Loss);
        trainer.Load(model);
        var images = tenths.Of(round);
        var results = new EvaluateResult[BatchOrder.BatchCount(images.Count, BatchSize)];
        Parallel.For(0, results.Length, batch =>
        {
            var part = images.Slice(batch * BatchSize, Math.Min(BatchSize, images.Count - (batch * BatchSize)));
            results[batch] = trainer.Evaluate(BatchSource.FromImages(part, normalization));
        });
        var right = results.Sum(result => Math.Round(AccuracyOf(result) * result.ExampleCount));
        return new EvaluateResult(
            results.Sum(result => result.Loss * result.ExampleCount) / images.Count,
            images.Count,
            new ScalarMap((Accuracy, right / images.Count)));
    }

    /// <summary>The accuracy that was measured.</summary>
    public static double AccuracyOf(EvaluateResult result) => result.Metrics[Accuracy].AsDouble();

    public void Dispose() => _net.Dispose();
}
