using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Cross entropy of probabilities and the probabilities that are their targets.</summary>
    public sealed class BCELoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="weight">A factor for each loss, broadcast; all 1 if null.</param>
        /// <param name="reduction">How the losses of many elements become one.</param>
        public BCELoss(torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean)
            : base(weight, reduction)
        {
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.binary_cross_entropy(input, target, weight, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cross entropy of probabilities and the probabilities that are their targets.</summary>
            /// <param name="weight">A factor for each loss, broadcast; all 1 if null.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);

            public static partial class functional
            {
                /// <summary>Cross entropy of probabilities and the probabilities that are their targets.</summary>
                /// <param name="input">Probabilities.</param>
                /// <param name="target">The targets, 0 to 1, of the same shape.</param>
                /// <param name="weight">A factor for each loss, broadcast; all 1 if null.</param>
                /// <param name="reduction">How the losses of many elements become one.</param>
                public static Tensor binary_cross_entropy(
                    Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
                {
                    NativeError.Check(
                        input.Impl.Sizes.AsSpan().SequenceEqual(target.Impl.Sizes),
                        $"Using a target size ({Shapes.Text(target.Impl.Sizes)}) that is different to the input size "
                        + $"({Shapes.Text(input.Impl.Sizes)}) is deprecated. Please ensure they have the same size.");
                    using (no_grad())
                    {
                        using var scope = NewDisposeScope();
                        NativeError.Check(
                            input.numel() == 0 || (input.min().ToDouble() >= 0 && input.max().ToDouble() <= 1),
                            "all elements of input should be between 0 and 1");
                    }

                    return Reduce(PointLosses.Apply(default(BinaryLoss), input.Impl, target.Impl), weight, reduction);
                }
            }
        }
    }
}
