using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Cross entropy of logits and class indices or class probabilities.</summary>
            /// <param name="input">Logits, [C], [N, C] or [N, C, ...].</param>
            /// <param name="target">
            /// Class indices (Int64), [], [N] or [N, ...]; or class probabilities of the shape of the logits.
            /// </param>
            /// <param name="weight">A weight for each class; all 1 if null.</param>
            /// <param name="ignore_index">The class index that does not count.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            /// <param name="label_smoothing">How much of the target is spread over all classes, 0 to 1.</param>
            public static Tensor cross_entropy(
                Tensor input,
                Tensor target,
                Tensor? weight = null,
                long ignore_index = -100,
                Reduction reduction = Reduction.Mean,
                double label_smoothing = 0.0)
            {
                NativeError.Check(
                    label_smoothing is >= 0 and <= 1,
                    $"label_smoothing must be between 0.0 and 1.0. Got: {label_smoothing}");
                return input.Impl.Rank > 0 && input.Impl.Sizes.AsSpan().SequenceEqual(target.Impl.Sizes)
                    ? AgainstProbabilities(input, target, weight, ignore_index, reduction, label_smoothing)
                    : new Tensor(
                        ClassLosses.CrossEntropy(
                            input.Impl, target.Impl, weight?.Impl, ignore_index, reduction, label_smoothing));
            }

            /// <summary>Negative log likelihood of log probabilities and class indices.</summary>
            /// <param name="input">Log probabilities, [C], [N, C] or [N, C, ...].</param>
            /// <param name="target">Class indices (Int64), [], [N] or [N, ...].</param>
            /// <param name="weight">A weight for each class; all 1 if null.</param>
            /// <param name="reduction">How the losses of many elements become one.</param>
            public static Tensor nll_loss(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(ClassLosses.Nll(input.Impl, target.Impl, weight?.Impl, -100, reduction));

            private static Tensor AgainstProbabilities(
                Tensor input, Tensor target, Tensor? weight, long ignore, Reduction reduction, double smoothing)
            {
                var dim = input.dim() == 1 ? 0 : 1;
                var classes = input.size(dim);
                NativeError.Check(
                    target.is_floating_point(),
                    $"Expected floating point type for target with class probabilities, got "
                    + $"{DTypes.TorchName(target.dtype)}");
                NativeError.Check(ignore < 0, "ignore_index is not supported for floating point target");
                NativeError.Check(
                    weight is null || (weight.dim() == 1 && weight.numel() == classes),
                    "weight tensor should be defined either for all or no classes");
                using var scope = NewDisposeScope();
                var share = smoothing == 0 ? target : (target * (1 - smoothing)) + (smoothing / classes);
                var product = input.log_softmax(dim) * share;
                if (weight is not null)
                {
                    var shape = new long[input.dim()];
                    Array.Fill(shape, 1);
                    shape[dim] = classes;
                    product *= weight.view(shape);
                }

                var loss = reduction switch
                {
                    Reduction.None => -product.sum(dim),
                    Reduction.Sum => -product.sum(),
                    // Of no samples there is no mean: 0 / 0.
                    _ => -product.sum() / ((double)input.numel() / classes),
                };
                return loss.MoveToOuterDisposeScope();
            }
        }
    }
}
