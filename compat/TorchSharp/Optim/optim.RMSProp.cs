using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>RMSprop (Hinton, 2012).</summary>
        /// <param name="parameters">The parameters to change.</param>
        /// <param name="lr">The learning rate, at least 0.</param>
        /// <param name="alpha">How much of the running means is kept, at least 0.</param>
        /// <param name="eps">Added to the divisor, at least 0.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient, at least 0.</param>
        /// <param name="momentum">How much of the last change is kept, at least 0.</param>
        /// <param name="centered">Whether to divide by the deviation and not by the root of the mean square.</param>
        /// <param name="maximize">Whether to maximize instead.</param>
        /// <exception cref="ArgumentException">A number is out of its range.</exception>
        public static RMSProp RMSProp(
            IEnumerable<Parameter> parameters,
            double lr = 0.01,
            double alpha = 0.99,
            double eps = 1e-8,
            double weight_decay = 0,
            double momentum = 0,
            bool centered = false,
            bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public static RMSProp RMSProp(
            IEnumerable<(string name, Parameter parameter)> parameters,
            double lr = 0.01,
            double alpha = 0.99,
            double eps = 1e-8,
            double weight_decay = 0,
            double momentum = 0,
            bool centered = false,
            bool maximize = false) =>
            new(parameters.Select(item => item.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public static RMSProp RMSProp(
            IEnumerable<RMSProp.ParamGroup> parameters,
            double lr = 0.01,
            double alpha = 0.99,
            double eps = 1e-8,
            double weight_decay = 0,
            double momentum = 0,
            bool centered = false,
            bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
    }
}
