using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Normalisation of each channel by its mean and variance.</summary>
            /// <param name="input">The input, [N, C, ...].</param>
            /// <param name="running_mean">The running mean, [C]; moved in training. None if null.</param>
            /// <param name="running_var">The running variance, [C]; moved in training. None if null.</param>
            /// <param name="weight">A factor for each channel, [C]; 1 if null.</param>
            /// <param name="bias">What is added to each channel, [C]; 0 if null.</param>
            /// <param name="training">Whether to normalise by the batch's statistics, not the running ones.</param>
            /// <param name="momentum">The part of the batch in the running statistics.</param>
            /// <param name="eps">What is added to a variance before its root is divided by.</param>
            public static Tensor batch_norm(
                Tensor input,
                Tensor? running_mean,
                Tensor? running_var,
                Tensor? weight = null,
                Tensor? bias = null,
                bool training = false,
                double momentum = 0.1,
                double eps = 1e-5)
            {
                var values = input.Impl;
                NativeError.Check(
                    !training || values.Rank < 2 || values.Sizes[0] * Shapes.Count(values.Sizes.AsSpan(2)) != 1,
                    $"Expected more than 1 value per channel when training, got input size {Shapes.Text(values.Sizes)}");
                return new Tensor(
                    Normalization.Batch(
                        values,
                        weight?.Impl,
                        bias?.Impl,
                        (running_mean?.Impl, running_var?.Impl),
                        training,
                        momentum,
                        eps));
            }
        }
    }
}
