using Federation.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace CifarSample.Model;

/// <summary>Trains a network on one client's images with Adam, epoch by epoch. The optimizer's state lives as long as this does.</summary>
internal sealed class LocalTraining : IDisposable
{
    private readonly Net _net;
    private readonly ImageDataset _images;
    private readonly int _batchSize;
    private readonly optim.Optimizer _optimizer;

    public LocalTraining(Net net, ImageDataset images, int batchSize, double learningRate)
    {
        _net = net;
        _images = images;
        _batchSize = batchSize;
        _optimizer = optim.Adam(net.parameters(), learningRate);
    }

    /// <summary>Goes through all images once, in an order that the seed decides.</summary>
    /// <param name="seed">Decides the order.</param>
    /// <param name="progress">Is told the fraction that is done, 0 to 1, and the mean loss so far.</param>
    /// <param name="cancellationToken">Ends the epoch between two batches.</param>
    /// <returns>The mean loss over the epoch.</returns>
    public double RunEpoch(ulong seed, Action<double, double> progress, CancellationToken cancellationToken)
    {
        _net.train();
        var (seen, lossSum) = (0, 0.0);
        foreach (var indices in BatchOrder.Shuffled(_images.Count, _batchSize, seed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            lossSum += Step(indices.Span) * indices.Length;
            seen += indices.Length;
            progress((double)seen / _images.Count, lossSum / seen);
        }

        return lossSum / seen;
    }

    public void Dispose() => _optimizer.Dispose();

    private double Step(ReadOnlySpan<int> indices)
    {
        using var scope = NewDisposeScope();
        var batch = Batch.Load(_images, indices);
        _optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(_net.call(batch.Images), batch.Labels);
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }
}
