using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>The differences of two tensors, half their squares up to delta and delta times their sizes beyond.</summary>
    public sealed class HuberLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="delta">Up to which difference it is squared; above 0.</param>
        /// <param name="reduction">How the losses of many elements become one.</param>
        public HuberLoss(double delta = 1.0, torch.nn.Reduction reduction = torch.nn.Reduction.Mean)
            : base(reduction)
        {
            this.delta = delta;
        }

        /// <summary>Up to which difference it is squared; above 0.</summary>
        public double delta { get; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.huber_loss(input, target, delta, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The differences of two tensors, half their squares up to delta and delta times their sizes beyond.</summary>
            /// <param name="delta">Up to which difference it is squared; above 0.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static HuberLoss HuberLoss(double delta = 1.0, Reduction reduction = Reduction.Mean) =>
                new(delta, reduction);

            public static partial class functional
            {
                /// <summary>The differences of two tensors, half their squares up to delta and delta times their sizes beyond.</summary>
                /// <param name="input">One tensor.</param>
                /// <param name="target">The other tensor, of the same shape or broadcast to it.</param>
                /// <param name="delta">Up to which difference it is squared; above 0.</param>
                /// <param name="reduction">How the losses of many elements become one.</param>
                public static Tensor huber_loss(
                    Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean)
                {
                    NativeError.Check(delta > 0, "huber_loss does not support non-positive values for delta.");
                    return Reduce(PointLosses.Apply(new BoundedLoss(delta), input.Impl, target.Impl), reduction);
                }
            }
        }
    }
}
