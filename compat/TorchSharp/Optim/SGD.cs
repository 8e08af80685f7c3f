using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent, optionally with momentum.</summary>
    public class SGD : OptimizerHelper
    {
        private readonly Dictionary<TensorImpl, TensorImpl> _buffers = new(ReferenceEqualityComparer.Instance);
        private readonly double _momentum;
        private readonly double _dampening;
        private readonly double _weightDecay;
        private readonly bool _nesterov;
        private readonly bool _maximize;

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
            : base(parameters, lr)
        {
            Check(lr >= 0, $"Invalid learning rate: {lr}");
            Check(momentum >= 0, $"Invalid momentum value: {momentum}");
            Check(weight_decay >= 0, $"Invalid weight_decay value: {weight_decay}");
            Check(
                !nesterov || (momentum > 0 && dampening == 0),
                "Nesterov momentum requires a momentum and zero dampening");
            _momentum = momentum;
            _dampening = dampening;
            _weightDecay = weight_decay;
            _nesterov = nesterov;
            _maximize = maximize;
        }

        private protected override void Update(TensorImpl parameter, TensorImpl grad, double learningRate)
        {
            var g = _weightDecay != 0 ? PointwiseOps.Add(grad, parameter, _weightDecay) : grad.Retain();
            if (_momentum != 0)
            {
                if (_buffers.TryGetValue(parameter, out var buffer))
                {
                    using Scalar momentum = _momentum;
                    var factor = FillOps.Number(momentum, buffer.DType);
                    PointwiseOps.BinaryInPlace(BinaryKind.Multiply, buffer, factor);
                    PointwiseOps.AddInPlace(buffer, g, 1 - _dampening);
                    factor.Release();
                }
                else
                {
                    buffer = CopyOps.Clone(g);
                    _buffers.Add(parameter.Retain(), buffer);
                }

                var direction = _nesterov ? PointwiseOps.Add(g, buffer, _momentum) : buffer.Retain();
                g.Release();
                g = direction;
            }

            PointwiseOps.AddInPlace(parameter, g, _maximize ? learningRate : -learningRate);
            g.Release();
        }

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            foreach (var (parameter, buffer) in _buffers)
            {
                parameter.Release();
                buffer.Release();
            }

            _buffers.Clear();
            base.Dispose(disposing);
        }

        private static void Check(bool valid, string message)
        {
            if (!valid)
            {
                throw new ArgumentException(message);
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
            /// <summary>Stochastic gradient descent, optionally with momentum.</summary>
            /// <param name="parameters">The parameters to change.</param>
            /// <param name="learningRate">The learning rate, at least 0.</param>
            /// <param name="momentum">How much of the last change is kept, at least 0.</param>
            /// <param name="dampening">How much of the gradient is left out of the momentum.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
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

            /// <summary>Stochastic gradient descent, optionally with momentum.</summary>
            /// <param name="parameters">The parameters to change, with their names.</param>
            /// <param name="learningRate">The learning rate, at least 0.</param>
            /// <param name="momentum">How much of the last change is kept, at least 0.</param>
            /// <param name="dampening">How much of the gradient is left out of the momentum.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            /// <param name="nesterov">Whether to look ahead; needs momentum and no dampening.</param>
            /// <param name="maximize">Whether to maximize instead.</param>
            /// <exception cref="ArgumentException">A number is out of its range.</exception>
            public static SGD SGD(
                IEnumerable<(string name, Parameter parameter)> parameters,
                double learningRate,
                double momentum = 0,
                double dampening = 0,
                double weight_decay = 0,
                bool nesterov = false,
                bool maximize = false) => new(
                parameters.Select(item => item.parameter),
                learningRate,
                momentum,
                dampening,
                weight_decay,
                nesterov,
                maximize);
        }
    }
}
