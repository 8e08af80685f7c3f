using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, optionally with momentum.</summary>
public partial class SGD : OptimizerHelper, torch.optim.IMomentum
{
    private readonly Options _defaults;

    /// <summary>Makes an optimizer.</summary>
    /// <param name="parameters">The parameters to change.</param>
    /// <param name="lr">The learning rate, at least 0.</param>
    /// <param name="momentum">How much of the last change is kept, at least 0.</param>
    /// <param name="dampening">How much of the gradient is left out of the momentum.</param>
    /// <param name="weight_decay">The factor of the parameter that is added to its gradient, at least 0.</param>
    /// <param name="nesterov">Whether to look ahead; needs momentum and no dampening.</param>
    /// <param name="maximize">Whether to maximize instead.</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public SGD(
        IEnumerable<Parameter> parameters,
        double lr,
        double momentum = 0.0,
        double dampening = 0,
        double weight_decay = 0,
        bool nesterov = false,
        bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
    public SGD(
        IEnumerable<ParamGroup> parameters,
        double lr,
        double momentum = 0.0,
        double dampening = 0,
        double weight_decay = 0,
        bool nesterov = false,
        bool maximize = false)
    {
        Check(lr >= 0, $"Invalid learning rate: {lr}");
        Check(momentum >= 0, $"Invalid momentum value: {momentum}");
        Check(weight_decay >= 0, $"Invalid weight_decay value: {weight_decay}");
        Check(
            !nesterov || (momentum > 0 && dampening == 0),
            "Nesterov momentum requires a momentum and zero dampening");
        _defaults = new Options
        {
            LearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
        };
        Add(parameters);
    }

    /// <summary>How much of the last change is kept in groups that are added without saying so.</summary>
    public double Momentum { get => _defaults.momentum!.Value; set => _defaults.momentum = value; }

    private protected override OptimizerOptions Defaults => _defaults;

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override void Update(
        OptimizerOptions options, OptimizerState state, TensorImpl parameter, TensorImpl grad)
    {
        var (o, s) = ((Options)options, (State)state);
        var momentum = o.momentum!.Value;
        var isFirst = momentum != 0 && s.momentum_buffer is null;
        if (isFirst)
        {
            s.Initialize();
        }

        var update = new SgdUpdate(
            o.LearningRate!.Value,
            momentum,
            isFirst ? 1 : 1 - o.dampening!.Value,
            o.weight_decay!.Value,
            o.nesterov!.Value,
            o.maximize!.Value);
        UpdateKernel.Run(update, parameter, grad, momentum != 0 ? s.momentum_buffer!.Impl : null);
    }
}
