using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Stochastic gradient descent, optionally with momentum.</summary>
        /// <param name="parameters">The parameters to change.</param>
        /// <param name="learningRate">The learning rate, at least 0.</param>
        /// <param name="momentum">How much of the last change is kept, at least 0.</param>
        /// <param name="dampening">How much of the gradient is left out of the momentum.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient, at least 0.</param>
        /// <param name="nesterov">Whether to look ahead; needs momentum and no dampening.</param>
        /// <param name="maximize">Whether to maximize instead.</param>
        /// <exception cref="ArgumentException">A number is out of its range.</exception>
        public static SGD SGD(
            IEnumerable<Parameter> parameters,
            double learningRate,
            double momentum = 0,
            double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false,
            bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
        public static SGD SGD(
            IEnumerable<(string name, Parameter parameter)> parameters,
            double learningRate,
            double momentum = 0,
            double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false,
            bool maximize = false) =>
            new(
                parameters.Select(item => item.parameter),
                learningRate,
                momentum,
                dampening,
                weight_decay,
                nesterov,
                maximize);

        /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
        public static SGD SGD(
            IEnumerable<SGD.ParamGroup> parameters,
            double learningRate,
            double momentum = 0,
            double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false,
            bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
    }
}
