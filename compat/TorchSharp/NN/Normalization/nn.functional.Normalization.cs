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

            /// <summary>Normalisation of each group of channels of each sample by its mean and variance.</summary>
            /// <param name="input">The input, [N, C, ...].</param>
            /// <param name="num_groups">How many groups the channels are divided into.</param>
            /// <param name="weight">A factor for each channel, [C]; 1 if null.</param>
            /// <param name="bias">What is added to each channel, [C]; 0 if null.</param>
            /// <param name="eps">What is added to a variance before its root is divided by.</param>
            public static Tensor group_norm(
                Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                new(Normalization.Groups(input.Impl, num_groups, weight?.Impl, bias?.Impl, eps));

            /// <summary>Normalisation of the last dimensions by their mean and variance.</summary>
            /// <param name="input">The input.</param>
            /// <param name="normalized_shape">The sizes of the last dimensions.</param>
            /// <param name="weight">A factor for each element of them; 1 if null.</param>
            /// <param name="bias">What is added to each element of them; 0 if null.</param>
            /// <param name="eps">What is added to a variance before its root is divided by.</param>
            public static Tensor layer_norm(
                Tensor input,
                long[] normalized_shape,
                Tensor? weight = null,
                Tensor? bias = null,
                double eps = 1e-5)
            {
                CheckLayerNorm(input, normalized_shape, weight, "weight");
                CheckLayerNorm(input, normalized_shape, bias, "bias");
                using var scope = NewDisposeScope();
                var result = new Tensor(Normalization.Rows(input.Impl, normalized_shape.Length, eps));
                result = weight is null ? result : result.mul(weight);
                return (bias is null ? result : result.add(bias)).MoveToOuterDisposeScope();
            }

            private static void CheckLayerNorm(Tensor input, long[] shape, Tensor? affine, string name)
            {
                NativeError.Check(
                    shape.Length > 0,
                    "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, "
                    + "but got normalized_shape = []");
                var sizes = input.Impl.Sizes;
                NativeError.Check(
                    sizes.Length >= shape.Length && sizes.AsSpan(sizes.Length - shape.Length).SequenceEqual(shape),
                    $"Given normalized_shape={Shapes.Text(shape)}, expected input with shape [*, "
                    + $"{Shapes.Text(shape)[1..]}, but got input of size{Shapes.Text(sizes)}");
                NativeError.Check(
                    affine is null || affine.Impl.Sizes.AsSpan().SequenceEqual(shape),
                    $"Expected {name} to be of same shape as normalized_shape, but got {name} of shape "
                    + $"{Shapes.Text(affine?.Impl.Sizes)} and normalized_shape = {Shapes.Text(shape)}");
                NativeError.Check(
                    affine is null || affine.dtype == input.dtype,
                    $"expected scalar type {DTypes.TorchName(input.dtype)} but found "
                    + $"{DTypes.TorchName(affine?.dtype ?? input.dtype)}");
            }
        }
    }
}
