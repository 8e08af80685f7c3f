using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace Federation.Benchmarks.Training;

/// <summary>Our side: the loop that a user would write, over images and labels that are random numbers.</summary>
internal sealed class Trainer : IDisposable
{
    private readonly TrainingTask _task;
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _images;
    private readonly Tensor _labels;

    public Trainer(TrainingTask task)
    {
        manual_seed(1);
        _task = task;
        _network = task.Network();
        _optimizer = task.Optimizer(_network.parameters());
        _images = rand([task.Images, .. task.Shape]);
        _labels = randint(10, [task.Images], dtype: ScalarType.Int64);
    }

    /// <summary>Trains on all images once.</summary>
    /// <returns>How long it took, and the bytes of managed memory that a step took.</returns>
    public (double Seconds, double BytesPerStep) Epoch()
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var loss = 0.0;
        for (var start = 0; start < _task.Images; start += _task.BatchSize)
        {
            loss += Step(start, Math.Min(start + _task.BatchSize, _task.Images));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        if (!double.IsFinite(loss))
        {
            throw new InvalidOperationException($"The training of {_task.Name} diverged.");
        }

        return (seconds, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / _task.Steps);
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _network.Dispose();
        _images.Dispose();
        _labels.Dispose();
    }

    private float Step(int start, int end)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var output = _network.call(_images[start..end]);
        var loss = nn.functional.cross_entropy(output, _labels[start..end]);
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }
}
