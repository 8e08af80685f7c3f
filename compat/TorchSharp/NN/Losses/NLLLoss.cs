using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Negative log likelihood of log probabilities and class indices.</summary>
    public sealed class NLLLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="weight">A weight for each class; all 1 if null.</param>
        /// <param name="reduction">How the losses of many elements become one.</param>
        public NLLLoss(torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean)
            : base(weight, reduction)
        {
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.nll_loss(input, target, weight, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log likelihood of log probabilities and class indices.</summary>
            /// <param name="weight">A weight for each class; all 1 if null.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);
        }
    }
}
