using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Cross entropy of the probabilities of logits and the probabilities that are their targets.</summary>
    public sealed class BCEWithLogitsLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="weight">A factor for each loss, broadcast; all 1 if null.</param>
        /// <param name="reduction">How the losses of many elements become one.</param>
        /// <param name="pos_weights">A factor for the target of each class, broadcast; all 1 if null.</param>
        public BCEWithLogitsLoss(
            torch.Tensor? weight = null,
            torch.nn.Reduction reduction = torch.nn.Reduction.Mean,
            torch.Tensor? pos_weights = null)
            : base(weight, reduction)
        {
            this.pos_weights = pos_weights;
        }

        /// <summary>A factor for the target of each class, broadcast; all 1 if null.</summary>
        public torch.Tensor? pos_weights { get; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cross entropy of the probabilities of logits and the probabilities that are their targets.</summary>
            /// <param name="weight">A factor for each loss, broadcast; all 1 if null.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            /// <param name="pos_weights">A factor for the target of each class, broadcast; all 1 if null.</param>
            public static BCEWithLogitsLoss BCEWithLogitsLoss(
                Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                new(weight, reduction, pos_weights);

            public static partial class functional
            {
                /// <summary>Cross entropy of the probabilities of logits and the probabilities that are their targets.</summary>
                /// <param name="input">Logits.</param>
                /// <param name="target">The targets, 0 to 1, of the same shape.</param>
                /// <param name="weight">A factor for each loss, broadcast; all 1 if null.</param>
                /// <param name="reduction">How the losses of many elements become one.</param>
                /// <param name="pos_weights">A factor for the target of each class, broadcast; all 1 if null.</param>
                public static Tensor binary_cross_entropy_with_logits(
                    Tensor input,
                    Tensor target,
                    Tensor? weight = null,
                    Reduction reduction = Reduction.Mean,
                    Tensor? pos_weights = null)
                {
                    NativeError.Check(
                        input.Impl.Sizes.AsSpan().SequenceEqual(target.Impl.Sizes),
                        $"Target size ({Shapes.Text(target.Impl.Sizes)}) must be the same as input size "
                        + $"({Shapes.Text(input.Impl.Sizes)})");
                    if (pos_weights is null)
                    {
                        return Reduce(PointLosses.Apply(default(LogitLoss), input.Impl, target.Impl), weight, reduction);
                    }

                    // (1 - t) * x + (1 + (p - 1) * t) * log(1 + exp(-x)).
                    using var scope = NewDisposeScope();
                    var positive = ((pos_weights - 1) * target) + 1;
                    var loss = ((1 - target) * input) + (positive * softplus(-input, threshold: double.PositiveInfinity));
                    return Reduce(loss.Impl.Retain(), weight, reduction).MoveToOuterDisposeScope();
                }
            }
        }
    }
}
