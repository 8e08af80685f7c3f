using Federation.Client;
using Federation.Core;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace Federation.TorchSharp;

/// <summary>Has an optimizer ready for each fit: a new one, or the one before where it is to be kept.</summary>
internal sealed class OptimizerSlot(Func<IEnumerable<Parameter>, ScalarMap, Optimizer> factory, bool keep) : IDisposable
{
    private Optimizer? _optimizer;
    private double[] _ownRates = [];

    // Another slot's, for the next optimizer that is made.
    private KeptOptimizer? _given;

    /// <summary>The optimizer for a fit. A learning rate goes to all of its groups; without one they have those of the factory.</summary>
    public Optimizer Begin(IReadOnlyList<Parameter> trainable, ScalarMap config, double? learningRate)
    {
        if (_optimizer is null)
        {
            _optimizer = factory(trainable, config) ?? throw new InvalidOperationException("The optimizer factory returned null.");
            _ownRates = [.. _optimizer.ParamGroups.Select(group => group.LearningRate)];
            _ownRates = _given?.LoadInto(_optimizer) ?? _ownRates;
            _given = null;
        }

        foreach (var (i, group) in _optimizer.ParamGroups.Index())
        {
            group.LearningRate = learningRate ?? _ownRates[i];
        }

        return _optimizer;
    }

    /// <summary>The learning rate of all of an optimizer's groups.</summary>
    /// <exception cref="InvalidOperationException">They have not the same, or it is 0.</exception>
    public static double CommonRate(Optimizer optimizer)
    {
        double[] rates = [.. optimizer.ParamGroups.Select(group => group.LearningRate).Distinct()];
        return rates is [> 0]
            ? rates[0]
            : throw new InvalidOperationException(
                $"Control variates need one learning rate above 0 for all parameters; the optimizer has {string.Join(", ", rates)}.");
    }

    /// <summary>What is kept of the optimizer for the next fit.</summary>
    /// <exception cref="NotSupportedException">Its state cannot be taken out.</exception>
    public ClientState SaveState() =>
        (_given ?? (_optimizer is null ? null : KeptOptimizer.Of(_optimizer, _ownRates)))?.ToClientState() ?? ClientState.Empty;

    /// <summary>Takes another slot's optimizer over.</summary>
    /// <exception cref="ArgumentException">There is one, and it is not to be kept; or it is not an optimizer's state.</exception>
    public void RestoreState(ClientState state)
    {
        _given = KeptOptimizer.From(state);
        if (_given is not null && !keep)
        {
            throw new ArgumentException($"The state has a kept optimizer, and {nameof(LocalTrainingOptions.KeepOptimizer)} is off.", nameof(state));
        }
    }

    /// <summary>The fit is over; the state of one that failed is not kept.</summary>
    public void End(bool failed)
    {
        if (failed || !keep)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _optimizer?.Dispose();
        (_optimizer, _given) = (null, null);
    }
}
