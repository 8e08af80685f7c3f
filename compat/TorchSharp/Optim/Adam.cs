using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>Adam (Kingma and Ba, 2015).</summary>
public partial class Adam : OptimizerHelper, torch.optim.IBetas
{
    private readonly Options _defaults;

    /// <summary>Makes an optimizer.</summary>
    /// <param name="parameters">The parameters to change.</param>
    /// <param name="lr">The learning rate, at least 0.</param>
    /// <param name="beta1">How much of the running mean of gradients is kept, 0 to less than 1.</param>
    /// <param name="beta2">How much of the running mean of their squares is kept, 0 to less than 1.</param>
    /// <param name="eps">Added to the divisor, at least 0.</param>
    /// <param name="weight_decay">The factor of the parameter that is added to its gradient, at least 0.</param>
    /// <param name="amsgrad">Whether the greatest mean of squares so far is used.</param>
    /// <param name="maximize">Whether to maximize instead.</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public Adam(
        IEnumerable<Parameter> parameters,
        double lr = 1e-3,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double eps = 1e-8,
        double weight_decay = 0,
        bool amsgrad = false,
        bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    /// <inheritdoc cref="Adam(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
    public Adam(
        IEnumerable<ParamGroup> parameters,
        double lr = 1e-3,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double eps = 1e-8,
        double weight_decay = 0,
        bool amsgrad = false,
        bool maximize = false)
    {
        _defaults = Adam.Options.Of<Options>(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        _defaults.Check();
        Add(parameters);
    }

    /// <summary>The betas of groups that are added without saying so.</summary>
    public (double, double) Betas { get => _defaults.Betas; set => _defaults.Betas = value; }

    private protected override OptimizerOptions Defaults => _defaults;

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override void Update(
        OptimizerOptions options, OptimizerState state, TensorImpl parameter, TensorImpl grad) =>
        Update((Options)options, (State)state, parameter, grad, decoupled: false);

    internal static void Update(Options options, State state, TensorImpl parameter, TensorImpl grad, bool decoupled)
    {
        var amsgrad = options.amsgrad!.Value;
        if (amsgrad)
        {
            state.EnsureGreatest();
        }

        var update = new AdamUpdate(
            options.LearningRate!.Value,
            options.beta1!.Value,
            options.beta2!.Value,
            options.eps!.Value,
            options.weight_decay!.Value,
            decoupled,
            amsgrad,
            options.maximize!.Value,
            ++state.step);
        UpdateKernel.Run(
            update,
            parameter,
            grad,
            state.exp_avg!.Impl,
            state.exp_avg_sq!.Impl,
            amsgrad ? state.max_exp_avg_sq!.Impl : null);
    }
}
