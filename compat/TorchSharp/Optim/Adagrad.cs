using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>Adagrad (Duchi, Hazan and Singer, 2011).</summary>
public partial class Adagrad : OptimizerHelper
{
    private readonly Options _defaults;

    /// <summary>Makes an optimizer.</summary>
    /// <param name="parameters">The parameters to change.</param>
    /// <param name="lr">The learning rate, at least 0.</param>
    /// <param name="lr_decay">How fast the learning rate falls with the steps, at least 0.</param>
    /// <param name="weight_decay">The factor of the parameter that is added to its gradient, at least 0.</param>
    /// <param name="initial_accumulator_value">What the sum of squared gradients begins with, at least 0.</param>
    /// <param name="eps">Added to the divisor, at least 0.</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public Adagrad(
        IEnumerable<Parameter> parameters,
        double lr = 1e-2,
        double lr_decay = 0,
        double weight_decay = 0,
        double initial_accumulator_value = 0,
        double eps = 1e-10)
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
    {
    }

    /// <inheritdoc cref="Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
    public Adagrad(
        IEnumerable<ParamGroup> parameters,
        double lr = 1e-2,
        double lr_decay = 0,
        double weight_decay = 0,
        double initial_accumulator_value = 0,
        double eps = 1e-10)
    {
        Check(lr >= 0, $"Invalid learning rate: {lr}");
        Check(eps >= 0, $"Invalid ε: {eps}");
        Check(lr_decay >= 0, $"Invalid lr_decay value: {lr_decay}");
        Check(weight_decay >= 0, $"Invalid weight_decay value: {weight_decay}");
        Check(
            initial_accumulator_value >= 0, $"Invalid initial_accumulator_value: {initial_accumulator_value}");
        _defaults = new Options
        {
            LearningRate = lr,
            lr_decay = lr_decay,
            weight_decay = weight_decay,
            initial_accumulator_value = initial_accumulator_value,
            eps = eps,
        };
        Add(parameters);
    }

    private protected override OptimizerOptions Defaults => _defaults;

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override void Update(
        OptimizerOptions options, OptimizerState state, TensorImpl parameter, TensorImpl grad)
    {
        var (o, s) = ((Options)options, (State)state);
        var learningRate = o.LearningRate!.Value / (1 + (s.step * o.lr_decay!.Value));
        s.step++;
        UpdateKernel.Run(
            new AdagradUpdate(learningRate, o.eps!.Value, o.weight_decay!.Value), parameter, grad, s.sum!.Impl);
    }
}
