using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>The sizes of the differences of two tensors, smooth up to beta.</summary>
    public sealed class SmoothL1Loss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="reduction">How the losses of many elements become one.</param>
        /// <param name="beta">Up to which difference it is squared; 0 or more.</param>
        public SmoothL1Loss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean, double beta = 1.0)
            : base(reduction)
        {
            this.beta = beta;
        }

        /// <summary>Up to which difference it is squared; 0 or more.</summary>
        public double beta { get; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.smooth_l1_loss(input, target, reduction, beta);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The sizes of the differences of two tensors, smooth up to beta.</summary>
            /// <param name="reduction">How the losses of many elements become one.</param>
            /// <param name="beta">Up to which difference it is squared; 0 or more.</param>
            public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                new(reduction, beta);

            public static partial class functional
            {
                /// <summary>The sizes of the differences of two tensors, smooth up to beta.</summary>
                /// <param name="input">One tensor.</param>
                /// <param name="target">The other tensor, of the same shape or broadcast to it.</param>
                /// <param name="reduction">How the losses of many elements become one.</param>
                /// <param name="beta">Up to which difference it is squared; 0 or more.</param>
                public static Tensor smooth_l1_loss(
                    Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0)
                {
                    NativeError.Check(beta >= 0, "smooth_l1_loss does not support negative values for beta.");
                    if (beta == 0)
                    {
                        return l1_loss(input, target, reduction);
                    }

                    using var scope = NewDisposeScope();
                    var bounded = new Tensor(PointLosses.Apply(new BoundedLoss(beta), input.Impl, target.Impl));
                    var loss = bounded.div(beta);
                    return (reduction switch
                    {
                        Reduction.None => loss,
                        Reduction.Sum => loss.sum(),
                        _ => loss.mean(),
                    }).MoveToOuterDisposeScope();
                }
            }
        }
    }
}
