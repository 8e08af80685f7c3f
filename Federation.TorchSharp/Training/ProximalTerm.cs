using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>
/// FedProx's proximal term µ/2 · ‖w - w_global‖² (Li et al. 2020, arXiv:1812.06127), which keeps local training near the global model.
/// Make it when the global model has been loaded: the parameters' values of that moment are w_global, copied once.
/// Use one of the two forms in each step: both give the same update.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
public sealed class ProximalTerm : IDisposable
{
    private readonly (Parameter Local, Tensor Global)[] _pairs;
    private readonly double _mu;

    /// <summary>Remembers the values that the parameters have now.</summary>
    /// <param name="parameters">The parameters that are trained; those without gradients are left out.</param>
    /// <param name="mu">The term's weight µ: a finite number, at least 0. The paper tries 0.001 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mu"/> is out of range.</exception>
    public ProximalTerm(IEnumerable<Parameter> parameters, double mu)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!double.IsFinite(mu) || mu < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(mu), mu, "The proximal term's weight must be a finite number, at least 0.");
        }

        using var gradients = no_grad();
        _mu = mu;
        _pairs = [.. parameters.Where(parameter => parameter.requires_grad)
            .Select(parameter => (parameter, parameter.detach().clone().DetachFromDisposeScope()))];
    }

    /// <summary>The term as a tensor without dimensions, to be added to the loss; differentiable.</summary>
    public Tensor Loss()
    {
        using var scope = NewDisposeScope();
        Tensor? sum = null;
        foreach (var (local, global) in _pairs)
        {
            var part = local.sub(global).square().sum();
            sum = sum is null ? part : sum.add(part);
        }

        return (sum ?? tensor(0f)).mul(_mu / 2).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Adds the term's gradient µ · (w - w_global) to the parameters' gradients, to be called between <c>backward()</c> and the
    /// optimizer's step. Cheaper than <see cref="Loss"/>: nothing is recorded. At µ = 0 nothing is touched.
    /// </summary>
    public void AddToGradients()
    {
        if (_mu == 0)
        {
            return;
        }

        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (local, global) in _pairs)
        {
            var difference = local.sub(global);
            if (local.grad is { } gradient)
            {
                gradient.add_(difference, _mu);
            }
            else
            {
                local.grad = difference.mul_(_mu);
            }
        }
    }

    /// <summary>Gives the copy of the global model back.</summary>
    public void Dispose()
    {
        foreach (var (_, global) in _pairs)
        {
            global.Dispose();
        }
    }
}
