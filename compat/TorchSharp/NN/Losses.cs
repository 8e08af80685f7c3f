using TorchSharp.Modules;

namespace TorchSharp
{
    /// <summary>A loss of two arguments.</summary>
    /// <typeparam name="T1">The type of the first argument.</typeparam>
    /// <typeparam name="T2">The type of the second argument.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    public abstract class Loss<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>
    {
        /// <summary>Makes a loss.</summary>
        /// <param name="reduction">How the losses of many elements become one.</param>
        protected Loss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean)
            : base(nameof(Loss<T1, T2, TResult>)) => this.reduction = reduction;

        /// <summary>How the losses of many elements become one.</summary>
        public torch.nn.Reduction reduction { get; }
    }

    /// <summary>A loss of two arguments with weights.</summary>
    /// <typeparam name="T1">The type of the first argument.</typeparam>
    /// <typeparam name="T2">The type of the second argument.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
    {
        /// <summary>Makes a loss.</summary>
        /// <param name="weight">The weights; all 1 if null.</param>
        /// <param name="reduction">How the losses of many elements become one.</param>
        protected WeightedLoss(torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean)
            : base(reduction) => this.weight = weight;

        /// <summary>The weights; all 1 if null.</summary>
        public torch.Tensor? weight { get; }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Cross entropy of logits and class indices.</summary>
    public sealed class CrossEntropyLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        internal CrossEntropyLoss(torch.Tensor? weight, long? ignore_index, torch.nn.Reduction reduction)
            : base(weight, reduction) => this.ignore_index = ignore_index;

        /// <summary>The class that does not count; -100 if null.</summary>
        public long? ignore_index { get; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2) =>
            torch.nn.functional.cross_entropy(input1, input2, weight, ignore_index ?? -100, reduction);
    }

    /// <summary>The squared differences of two tensors.</summary>
    public sealed class MSELoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        internal MSELoss(torch.nn.Reduction reduction)
            : base(reduction)
        {
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2) =>
            torch.nn.functional.mse_loss(input1, input2, reduction);
    }

    /// <summary>Negative log likelihood of log probabilities and class indices.</summary>
    public sealed class NLLLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        internal NLLLoss(torch.Tensor? weight, torch.nn.Reduction reduction)
            : base(weight, reduction)
        {
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2) =>
            torch.nn.functional.nll_loss(input1, input2, weight, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cross entropy of logits and class indices.</summary>
            /// <param name="weight">A weight for each class; all 1 if null.</param>
            /// <param name="ignore_index">The class that does not count; -100 if null.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static CrossEntropyLoss CrossEntropyLoss(
                Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
                new(weight, ignore_index, reduction);

            /// <summary>The squared differences of two tensors.</summary>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);

            /// <summary>Negative log likelihood of log probabilities and class indices.</summary>
            /// <param name="weight">A weight for each class; all 1 if null.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);
        }
    }
}
