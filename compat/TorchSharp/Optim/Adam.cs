using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Adam (Kingma and Ba, 2015).</summary>
    public class Adam : OptimizerHelper
    {
        private readonly Dictionary<TensorImpl, State> _states = new(ReferenceEqualityComparer.Instance);
        private readonly AdamKernel.Settings _settings;

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
            : base(parameters, lr)
        {
            Check(lr >= 0, "learning rate", lr);
            Check(eps >= 0, "epsilon", eps);
            Check(beta1 is >= 0 and < 1, "beta1", beta1);
            Check(beta2 is >= 0 and < 1, "beta2", beta2);
            Check(weight_decay >= 0, "weight_decay value", weight_decay);
            _settings = new AdamKernel.Settings(beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }

        private protected override void Update(TensorImpl parameter, TensorImpl grad, double learningRate)
        {
            if (!_states.TryGetValue(parameter, out var state))
            {
                _states.Add(parameter.Retain(), state = new State(parameter, _settings.Amsgrad));
            }

            state.Step++;
            AdamKernel.Update(_settings, learningRate, state.Step, parameter, grad, state.Mean, state.Square, state.Greatest);
        }

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            foreach (var (parameter, state) in _states)
            {
                parameter.Release();
                state.Release();
            }

            _states.Clear();
            base.Dispose(disposing);
        }

        private static void Check(bool valid, string what, double value)
        {
            if (!valid)
            {
                throw new ArgumentException($"Invalid {what}: {value}");
            }
        }

        private sealed class State(TensorImpl parameter, bool amsgrad)
        {
            public long Step { get; set; }

            public TensorImpl Mean { get; } = FillOps.Zeros(parameter.DType, parameter.Sizes);

            public TensorImpl Square { get; } = FillOps.Zeros(parameter.DType, parameter.Sizes);

            public TensorImpl? Greatest { get; } = amsgrad ? FillOps.Zeros(parameter.DType, parameter.Sizes) : null;

            public void Release()
            {
                Mean.Release();
                Square.Release();
                Greatest?.Release();
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Adam (Kingma and Ba, 2015).</summary>
            /// <param name="parameters">The parameters to change.</param>
            /// <param name="lr">The learning rate, at least 0.</param>
            /// <param name="beta1">How much of the running mean of gradients is kept, 0 to less than 1.</param>
            /// <param name="beta2">How much of the running mean of their squares is kept, 0 to less than 1.</param>
            /// <param name="eps">Added to the divisor, at least 0.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            /// <param name="amsgrad">Whether the greatest mean of squares so far is used.</param>
            /// <param name="maximize">Whether to maximize instead.</param>
            /// <exception cref="ArgumentException">A number is out of its range.</exception>
            public static Adam Adam(
                IEnumerable<Parameter> parameters,
                double lr = 1e-3,
                double beta1 = 0.9,
                double beta2 = 0.999,
                double eps = 1e-8,
                double weight_decay = 0,
                bool amsgrad = false,
                bool maximize = false) => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <summary>Adam (Kingma and Ba, 2015).</summary>
            /// <param name="parameters">The parameters to change, with their names.</param>
            /// <param name="lr">The learning rate, at least 0.</param>
            /// <param name="beta1">How much of the running mean of gradients is kept, 0 to less than 1.</param>
            /// <param name="beta2">How much of the running mean of their squares is kept, 0 to less than 1.</param>
            /// <param name="eps">Added to the divisor, at least 0.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            /// <param name="amsgrad">Whether the greatest mean of squares so far is used.</param>
            /// <param name="maximize">Whether to maximize instead.</param>
            /// <exception cref="ArgumentException">A number is out of its range.</exception>
            public static Adam Adam(
                IEnumerable<(string name, Parameter parameter)> parameters,
                double lr = 1e-3,
                double beta1 = 0.9,
                double beta2 = 0.999,
                double eps = 1e-8,
                double weight_decay = 0,
                bool amsgrad = false,
                bool maximize = false) => new(
                parameters.Select(item => item.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}
