using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly long[] Zero = [0];
            private static readonly long[] One = [1];

            /// <summary>Convolution of images.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="weight">The weight, [out, C / groups, height, width].</param>
            /// <param name="bias">The bias, [out], or null.</param>
            /// <param name="strides">The step of the kernel; 1 if null.</param>
            /// <param name="padding">Zeros on each side; none if null.</param>
            /// <param name="dilation">The distance of the kernel's taps; 1 if null.</param>
            /// <param name="groups">Into how many independent parts the channels are divided.</param>
            public static Tensor conv2d(
                Tensor input,
                Tensor weight,
                Tensor? bias = null,
                long[]? strides = null,
                long[]? padding = null,
                long[]? dilation = null,
                long groups = 1)
            {
                NativeError.Check(
                    input.dim() is 3 or 4,
                    $"Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: "
                    + $"{Shapes.Text(input.Impl.Sizes)}");
                var batch = input.dim() == 4 ? input.Impl.Retain() : Viewing.Unsqueeze(input.Impl, 0);
                var result = Layers.Conv2d(
                    batch, weight.Impl, bias?.Impl, strides ?? One, padding ?? Zero, dilation ?? One, groups);
                batch.Release();
                if (input.dim() == 4)
                {
                    return new Tensor(result);
                }

                var single = Viewing.Select(result, 0, 0);
                result.Release();
                return new Tensor(single);
            }

            /// <summary>Convolution of images with a padding that is computed.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="weight">The weight, [out, C / groups, height, width].</param>
            /// <param name="bias">The bias, [out], or null.</param>
            /// <param name="strides">The step of the kernel; 1 if null.</param>
            /// <param name="padding">The padding.</param>
            /// <param name="dilation">The distance of the kernel's taps; 1 if null.</param>
            /// <param name="groups">Into how many independent parts the channels are divided.</param>
            /// <exception cref="NotSupportedException">The padding would differ on opposite sides.</exception>
            public static Tensor conv2d_padding(
                Tensor input,
                Tensor weight,
                Tensor? bias = null,
                long[]? strides = null,
                Padding padding = Padding.Valid,
                long[]? dilation = null,
                long groups = 1)
            {
                if (padding == Padding.Valid)
                {
                    return conv2d(input, weight, bias, strides, null, dilation, groups);
                }

                NativeError.Check(
                    (strides ?? [1]).All(s => s == 1), "padding='same' is not supported for strided convolutions");
                var apart = dilation ?? [1];
                long[] total =
                [
                    apart[0] * (weight.size(2) - 1),
                    apart[^1] * (weight.size(3) - 1),
                ];
                if (total.Any(t => t % 2 != 0))
                {
                    throw NativeError.Unsupported("Padding.Same for kernels that need more padding on one side");
                }

                return conv2d(input, weight, bias, strides, [total[0] / 2, total[1] / 2], dilation, groups);
            }
        }
    }
}
