using Federation.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace CifarSample.Model;

/// <summary>Measures a network.</summary>
internal static class Evaluation
{
    private const int BatchSize = 250;

    /// <summary>Measures on this thread.</summary>
    /// <param name="net">The network.</param>
    /// <param name="images">What to measure it on, at least one image.</param>
    /// <param name="progress">Is told the fraction that is done, 0 to 1; null to tell nobody.</param>
    /// <param name="cancellationToken">Ends the measuring between two batches.</param>
    public static Score Measure(Net net, ImageDataset images, Action<double>? progress, CancellationToken cancellationToken)
    {
        net.eval();
        var (seen, lossSum, right) = (0, 0.0, 0L);
        foreach (var indices in BatchOrder.Sequential(images.Count, BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (loss, correct) = MeasureBatch(net, images, indices.Span);
            lossSum += loss;
            right += correct;
            seen += indices.Length;
            progress?.Invoke((double)seen / images.Count);
        }

        return new Score(lossSum / seen, (double)right / seen, seen);
    }

    /// <summary>Measures on all cores. Every batch is computed by one core and the sums are taken in order: the result is always the same.</summary>
    public static Score MeasureOnAllCores(Net net, ImageDataset images, CancellationToken cancellationToken)
    {
        net.eval();
        var batches = BatchOrder.Sequential(images.Count, BatchSize).ToArray();
        var results = new (double Loss, long Right)[batches.Length];
        Parallel.For(
            0,
            batches.Length,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => results[i] = MeasureBatch(net, images, batches[i].Span));
        return new Score(
            results.Sum(result => result.Loss) / images.Count,
            (double)results.Sum(result => result.Right) / images.Count,
            images.Count);
    }

    private static (double LossSum, long Right) MeasureBatch(Net net, ImageDataset images, ReadOnlySpan<int> indices)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var batch = Batch.Load(images, indices);
        var logits = net.call(batch.Images);
        var loss = nn.functional.cross_entropy(logits, batch.Labels);
        var right = logits.argmax(1).eq(batch.Labels).sum();
        return (loss.item<float>() * indices.Length, right.item<long>());
    }
}
