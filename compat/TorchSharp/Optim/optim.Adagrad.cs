using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Adagrad (Duchi, Hazan and Singer, 2011).</summary>
        /// <param name="parameters">The parameters to change.</param>
        /// <param name="lr">The learning rate, at least 0.</param>
        /// <param name="lr_decay">How fast the learning rate falls with the steps, at least 0.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient, at least 0.</param>
        /// <param name="initial_accumulator_value">What the sum of squared gradients begins with, at least 0.</param>
        /// <param name="eps">Added to the divisor, at least 0.</param>
        /// <exception cref="ArgumentException">A number is out of its range.</exception>
        public static Adagrad Adagrad(
            IEnumerable<Parameter> parameters,
            double lr = 1e-2,
            double lr_decay = 0,
            double weight_decay = 0,
            double initial_accumulator_value = 0,
            double eps = 1e-10) =>
            new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);

        /// <inheritdoc cref="Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public static Adagrad Adagrad(
            IEnumerable<(string name, Parameter parameter)> parameters,
            double lr = 1e-2,
            double lr_decay = 0,
            double weight_decay = 0,
            double initial_accumulator_value = 0,
            double eps = 1e-10) =>
            new(parameters.Select(item => item.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps);

        /// <inheritdoc cref="Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public static Adagrad Adagrad(
            IEnumerable<Adagrad.ParamGroup> parameters,
            double lr = 1e-2,
            double lr_decay = 0,
            double weight_decay = 0,
            double initial_accumulator_value = 0,
            double eps = 1e-10) =>
            new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);
    }
}
