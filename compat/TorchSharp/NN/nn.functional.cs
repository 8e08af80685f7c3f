using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers as functions.</summary>
        public static partial class functional
        {
            /// <summary>x times the transpose of the weight, plus the bias.</summary>
            /// <param name="input">The inputs, [*, in].</param>
            /// <param name="weights">The weight, [out, in] or [in].</param>
            /// <param name="bias">The bias, [out], or null.</param>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null)
            {
                if (weights.dim() == 1)
                {
                    using var scope = NewDisposeScope();
                    var product = input.matmul(weights);
                    return (bias is null ? product : product.add(bias)).MoveToOuterDisposeScope();
                }

                NativeError.Check(
                    weights.dim() == 2 && input.dim() > 0,
                    $"linear: expected a weight of two dimensions and an input of one or more, but got "
                    + $"{weights.dim()} and {input.dim()}");
                return new Tensor(Products.Linear(input.Impl, weights.Impl, bias?.Impl));
            }

            /// <summary>max(x, 0).</summary>
            /// <param name="x">The input.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            /// <summary>The logarithm of the softmax along a dimension.</summary>
            /// <param name="x">The input.</param>
            /// <param name="dim">The dimension.</param>
            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <summary>The softmax along a dimension.</summary>
            /// <param name="x">The input.</param>
            /// <param name="dim">The dimension.</param>
            public static Tensor softmax(Tensor x, long dim) => x.softmax(dim);

            /// <summary>Cross entropy of logits and class indices.</summary>
            /// <param name="input">Logits, [C], [N, C] or [N, C, ...].</param>
            /// <param name="target">Class indices (Int64), [], [N] or [N, ...].</param>
            /// <param name="weight">A weight for each class; all 1 if null.</param>
            /// <param name="ignore_index">The class that does not count.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            /// <param name="label_smoothing">How much of the target is spread over all classes, 0 to 1.</param>
            /// <exception cref="NotSupportedException">The target holds class probabilities.</exception>
            public static Tensor cross_entropy(
                Tensor input,
                Tensor target,
                Tensor? weight = null,
                long ignore_index = -100,
                Reduction reduction = Reduction.Mean,
                double label_smoothing = 0.0) => new(
                Losses.CrossEntropy(
                    input.Impl, target.Impl, weight?.Impl, ignore_index, reduction, label_smoothing));

            /// <summary>The squared differences of two tensors.</summary>
            /// <param name="input">One tensor.</param>
            /// <param name="target">The other tensor, of the same shape.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                var loss = input.sub(target).square();
                var result = reduction switch
                {
                    Reduction.None => loss,
                    Reduction.Sum => loss.sum(),
                    _ => loss.mean(),
                };
                return result.MoveToOuterDisposeScope();
            }

            /// <summary>Negative log likelihood of log probabilities and class indices.</summary>
            /// <param name="input">Log probabilities, [C], [N, C] or [N, C, ...].</param>
            /// <param name="target">Class indices (Int64), [], [N] or [N, ...].</param>
            /// <param name="weight">A weight for each class; all 1 if null.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static Tensor nll_loss(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(Losses.Nll(input.Impl, target.Impl, weight?.Impl, -100, reduction));
        }
    }
}
