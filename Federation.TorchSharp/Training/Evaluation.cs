using Federation.Core;
using TorchSharp;
using static TorchSharp.torch;
using Scalar = Federation.Core.Scalar;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp;

/// <summary>Gathers what a model does on batches.</summary>
internal sealed class Evaluation(nn.Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, Func<Tensor, Tensor, ScalarMap> measure)
{
    private readonly OrderedDictionary<string, RunningMean> _metrics = new(StringComparer.Ordinal);
    private readonly Device _device = model.parameters().First().device;
    private RunningMean _loss;

    /// <summary>How many examples have been measured.</summary>
    public int ExampleCount { get; private set; }

    /// <summary>Measures a batch.</summary>
    public void Add(IBatchSource data, ReadOnlySpan<int> indices)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var (input, target) = data.Load(indices);
        target = target.On(_device);
        var output = model.call(input.On(_device));
        ExampleCount += indices.Length;
        _loss.Add(loss(output, target).ToDouble(), indices.Length);
        foreach (var (name, value) in measure(output, target))
        {
            _metrics.TryGetValue(name, out var mean);
            mean.Add(value.AsDouble(), indices.Length);
            _metrics[name] = mean;
        }
    }

    /// <summary>The means over all examples measured.</summary>
    public EvaluateResult ToResult() => new(
        _loss.Value, ExampleCount, new ScalarMap([.. _metrics.Select(metric => (metric.Key, (Scalar)metric.Value.Value))]));
}
