using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>The squared differences of two tensors.</summary>
    public sealed class MSELoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="reduction">How the losses of many elements become one.</param>
        public MSELoss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean)
            : base(reduction)
        {
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.mse_loss(input, target, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The squared differences of two tensors.</summary>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) =>
                new(reduction);

            public static partial class functional
            {
                /// <summary>The squared differences of two tensors.</summary>
                /// <param name="input">One tensor.</param>
                /// <param name="target">The other tensor, of the same shape or broadcast to it.</param>
                /// <param name="reduction">How the losses of many elements become one.</param>
                public static Tensor mse_loss(
                    Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                {
                    return Reduce(PointLosses.Apply(default(SquaredLoss), input.Impl, target.Impl), reduction);
                }
            }
        }
    }
}
