using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>RMSprop (Hinton, 2012).</summary>
public partial class RMSProp : OptimizerHelper, torch.optim.IMomentum
{
    private readonly Options _defaults;

    /// <summary>Makes an optimizer.</summary>
    /// <param name="parameters">The parameters to change.</param>
    /// <param name="lr">The learning rate, at least 0.</param>
    /// <param name="alpha">How much of the running means is kept, at least 0.</param>
    /// <param name="eps">Added to the divisor, at least 0.</param>
    /// <param name="weight_decay">The factor of the parameter that is added to its gradient, at least 0.</param>
    /// <param name="momentum">How much of the last change is kept, at least 0.</param>
    /// <param name="centered">Whether to divide by the deviation and not by the root of the mean square.</param>
    /// <param name="maximize">Whether to maximize instead.</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public RMSProp(
        IEnumerable<Parameter> parameters,
        double lr = 1e-3,
        double alpha = 0.99,
        double eps = 1e-8,
        double weight_decay = 0,
        double momentum = 0.0,
        bool centered = false,
        bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
    public RMSProp(
        IEnumerable<ParamGroup> parameters,
        double lr = 1e-3,
        double alpha = 0.99,
        double eps = 1e-8,
        double weight_decay = 0,
        double momentum = 0.0,
        bool centered = false,
        bool maximize = false)
    {
        Check(lr >= 0, $"Invalid learning rate: {lr}");
        Check(eps >= 0, $"Invalid ε: {eps}");
        Check(alpha >= 0, $"Invalid alpha: {alpha}");
        Check(momentum >= 0, $"Invalid momentum value: {momentum}");
        Check(weight_decay >= 0, $"Invalid weight_decay value: {weight_decay}");
        _defaults = new Options
        {
            LearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
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
        s.step++;
        var (momentum, centered) = (o.momentum!.Value, o.centered!.Value);
        var update = new RmsPropUpdate(
            o.LearningRate!.Value,
            o.alpha!.Value,
            o.eps!.Value,
            o.weight_decay!.Value,
            momentum,
            centered,
            o.maximize!.Value);
        UpdateKernel.Run(
            update,
            parameter,
            grad,
            s.square_avg!.Impl,
            momentum != 0 ? s.momentum_buffer!.Impl : null,
            centered ? s.grad_avg!.Impl : null);
    }
}
