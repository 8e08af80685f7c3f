using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>The Kullback-Leibler divergence of a distribution given by logarithms from its target.</summary>
    public sealed class KLDivLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="log_target">Whether the targets are logarithms.</param>
        /// <param name="reduction">How the losses of many elements become one.</param>
        public KLDivLoss(bool log_target = true, torch.nn.Reduction reduction = torch.nn.Reduction.Mean)
            : base(reduction)
        {
            this.log_target = log_target;
        }

        /// <summary>Whether the targets are logarithms.</summary>
        public bool log_target { get; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.kl_div(input, target, log_target, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The Kullback-Leibler divergence of a distribution given by logarithms from its target.</summary>
            /// <param name="log_target">Whether the targets are logarithms.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean) =>
                new(log_target, reduction);

            public static partial class functional
            {
                /// <summary>The Kullback-Leibler divergence of a distribution given by logarithms from its target.</summary>
                /// <param name="input">Logarithms of probabilities.</param>
                /// <param name="target">The probabilities wanted, or their logarithms.</param>
                /// <param name="log_target">Whether the targets are logarithms.</param>
                /// <param name="reduction">How the losses of many elements become one. The mean is over all elements.</param>
                public static Tensor kl_div(
                    Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean)
                {
                    return Reduce(
                        log_target
                            ? PointLosses.Apply(default(LogDivergenceLoss), input.Impl, target.Impl)
                            : PointLosses.Apply(default(DivergenceLoss), input.Impl, target.Impl),
                        reduction);
                }
            }
        }
    }
}
