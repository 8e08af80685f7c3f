using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>What the optimizers have in common.</summary>
public abstract partial class OptimizerHelper : torch.optim.Optimizer
{
    private readonly List<Group> _groups = [];
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    private protected OptimizerHelper()
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<torch.optim.ILearningRateController> ParamGroups =>
        _groups.Select(group => group.Parameters);

    /// <summary>The settings that a group takes over where it has none of its own.</summary>
    private protected abstract OptimizerOptions Defaults { get; }

    /// <inheritdoc/>
    public override IEnumerable<Parameter> parameters() =>
        _groups.SelectMany(group => group.Members).Select(member => member.Parameter);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The options are another optimizer's.</exception>
    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        ArgumentNullException.ThrowIfNull(param_group.Parameters);
        param_group.Options ??= NewOptions();
        param_group.Options.Complete(Defaults);
        var members = param_group.Parameters.Select(p => new Member(p, StateOf(p, param_group.Options)));
        _groups.Add(new Group(param_group, [.. members]));
    }

    /// <inheritdoc/>
    public override void zero_grad()
    {
        foreach (var group in _groups)
        {
            foreach (var (parameter, _) in group.Members)
            {
                if (parameter.Impl.Autograd?.Grad is { } grad)
                {
                    FillOps.Fill(grad, 0);
                    grad.Storage.Version++;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override torch.Tensor? step(Func<torch.Tensor>? closure = null)
    {
        torch.Tensor? loss = null;
        if (closure is not null)
        {
            using var recording = torch.enable_grad();
            loss = closure();
        }

        foreach (var group in _groups)
        {
            foreach (var (parameter, state) in group.Members)
            {
                if (parameter.Impl.Autograd?.Grad is { } grad)
                {
                    Update(group.Parameters.Options, state, parameter.Impl, grad);
                }
            }
        }

        return loss;
    }

    /// <summary>Moves the state to a device. There is only the CPU, so it stays.</summary>
    /// <param name="device">The device.</param>
    /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
    public void to(torch.Device device)
    {
        foreach (var state in _states.Values)
        {
            state.to(device);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var state in _states.Values)
        {
            state.Release();
        }

        base.Dispose(disposing);
    }

    private protected static void Check(bool valid, string message)
    {
        if (!valid)
        {
            throw new ArgumentException(message);
        }
    }

    private protected void Add(IEnumerable<ParamGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        foreach (var group in groups)
        {
            add_param_group(group);
        }
    }

    private protected abstract OptimizerOptions NewOptions();

    private protected abstract OptimizerState NewState(Parameter parameter);

    /// <summary>Changes one parameter by its gradient.</summary>
    private protected abstract void Update(
        OptimizerOptions options, OptimizerState state, TensorImpl parameter, TensorImpl grad);

    private OptimizerState StateOf(Parameter parameter, OptimizerOptions options)
    {
        if (!_states.TryGetValue(parameter, out var state))
        {
            _states.Add(parameter, state = NewState(parameter));
            state.Initialize(options);
        }

        return state;
    }

    private readonly record struct Member(Parameter Parameter, OptimizerState State);

    private sealed record Group(ParamGroup Parameters, Member[] Members);
}
