using TorchSharp;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>One step of training; whatever it makes is given back at its end.</summary>
internal sealed class TrainingStep(
    nn.Module<Tensor, Tensor> model,
    Func<Tensor, Tensor, Tensor> loss,
    optim.Optimizer optimizer,
    ProximalTerm? proximal,
    ControlVariates? variates,
    Device device)
{
    /// <summary>Trains on a batch, unless its loss is not finite.</summary>
    /// <returns>The loss before the step, without the proximal term.</returns>
    public double Run(IBatchSource data, ReadOnlySpan<int> indices)
    {
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        var (input, target) = data.Load(indices);
        optimizer.zero_grad();
        var result = loss(model.call(input.On(device)), target.On(device));
        var value = result.ToDouble();
        if (double.IsFinite(value))
        {
            result.backward();
            proximal?.AddToGradients();
            variates?.AddToGradients();
            optimizer.step();
        }

        return value;
    }
}
