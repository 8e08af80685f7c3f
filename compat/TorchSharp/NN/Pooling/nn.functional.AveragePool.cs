using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Average pooling of images.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="kernel_size">The size of the window.</param>
            /// <param name="stride">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            /// <param name="count_include_pad">Whether elements in the padding count in the mean.</param>
            /// <param name="divisor_override">What sums are divided by; the number of elements if null.</param>
            public static Tensor avg_pool2d(
                Tensor input,
                long[] kernel_size,
                long[]? stride = null,
                long[]? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null)
            {
                var shape = PoolShape.Of("avg_pool2d", input.Impl, kernel_size, stride, padding, null, ceil_mode);
                var divisor = new AveragePoolKernel.Divisor(count_include_pad, divisor_override ?? 0);
                return new Tensor(Pooling.Average(shape, divisor, input.Impl));
            }

            /// <summary>Average pooling of images.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            /// <param name="count_include_pad">Whether elements in the padding count in the mean.</param>
            /// <param name="divisor_override">What sums are divided by; the number of elements if null.</param>
            public static Tensor avg_pool2d(
                Tensor input,
                long kernel_size,
                long? stride = null,
                long padding = 0,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null) => avg_pool2d(
                input,
                [kernel_size],
                stride is { } s ? [s] : null,
                [padding],
                ceil_mode,
                count_include_pad,
                divisor_override);

            /// <summary>Average pooling of images.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            /// <param name="count_include_pad">Whether elements in the padding count in the mean.</param>
            /// <param name="divisor_override">What sums are divided by; the number of elements if null.</param>
            public static Tensor avg_pool2d(
                Tensor input,
                (long, long) kernel_size,
                (long, long)? stride = null,
                (long, long)? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null) => avg_pool2d(
                input,
                [kernel_size.Item1, kernel_size.Item2],
                stride is { } s ? [s.Item1, s.Item2] : null,
                padding is { } p ? [p.Item1, p.Item2] : null,
                ceil_mode,
                count_include_pad,
                divisor_override);

            /// <summary>Average pooling of images to a given size.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size)
            {
                var shape = PoolShape.Adaptive("adaptive_avg_pool2d", input.Impl, output_size);
                return new Tensor(Pooling.Average(shape, default, input.Impl));
            }

            /// <summary>Average pooling of images to a given size.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                adaptive_avg_pool2d(input, [output_size.Item1, output_size.Item2]);

            /// <summary>Average pooling of images to a given size.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) =>
                adaptive_avg_pool2d(input, [output_size, output_size]);
        }
    }
}
