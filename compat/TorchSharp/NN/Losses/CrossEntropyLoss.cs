using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Cross entropy of logits and class indices or class probabilities.</summary>
    public sealed class CrossEntropyLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        /// <summary>Makes the loss.</summary>
        /// <param name="weight">A weight for each class; all 1 if null.</param>
        /// <param name="ignore_index">The class that does not count; -100 if null.</param>
        /// <param name="reduction">How the losses of many elements become one.</param>
        /// <param name="label_smoothing">How much of the target is spread over all classes, 0 to 1.</param>
        public CrossEntropyLoss(
            torch.Tensor? weight = null,
            long? ignore_index = null,
            torch.nn.Reduction reduction = torch.nn.Reduction.Mean,
            double label_smoothing = 0.0)
            : base(weight, reduction)
        {
            this.ignore_index = ignore_index;
            this.label_smoothing = label_smoothing;
        }

        /// <summary>The class that does not count; -100 if null.</summary>
        public long? ignore_index { get; }

        /// <summary>How much of the target is spread over all classes, 0 to 1.</summary>
        public double label_smoothing { get; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cross entropy of logits and class indices or class probabilities.</summary>
            /// <param name="weight">A weight for each class; all 1 if null.</param>
            /// <param name="ignore_index">The class that does not count; -100 if null.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static CrossEntropyLoss CrossEntropyLoss(
                Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
                new(weight, ignore_index, reduction);
        }
    }
}
