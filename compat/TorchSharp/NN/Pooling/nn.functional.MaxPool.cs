using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Maximum pooling of images.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="kernel_size">The size of the window.</param>
            /// <param name="strides">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="dilation">The distance of a window's elements; 1 if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            public static Tensor max_pool2d(
                Tensor input,
                long[] kernel_size,
                long[]? strides = null,
                long[]? padding = null,
                long[]? dilation = null,
                bool ceil_mode = false)
            {
                var shape = PoolShape.Of(
                    "max_pool2d", input.Impl, kernel_size, strides, padding, dilation, ceil_mode);
                var (output, places) = Pooling.Max(shape, input.Impl);
                places.Release();
                return new Tensor(output);
            }

            /// <summary>Maximum pooling of images.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="dilation">The distance of a window's elements; 1 if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            public static Tensor max_pool2d(
                Tensor input,
                long kernel_size,
                long? stride = null,
                long? padding = null,
                long? dilation = null,
                bool ceil_mode = false) => max_pool2d(
                input,
                [kernel_size],
                stride is { } s ? [s] : null,
                padding is { } p ? [p] : null,
                dilation is { } d ? [d] : null,
                ceil_mode);

            /// <summary>Maximum pooling of images.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="dilation">The distance of a window's elements; 1 if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            public static Tensor max_pool2d(
                Tensor input,
                (long, long) kernel_size,
                (long, long)? stride = null,
                (long, long)? padding = null,
                (long, long)? dilation = null,
                bool ceil_mode = false) => max_pool2d(
                input,
                [kernel_size.Item1, kernel_size.Item2],
                stride is { } s ? [s.Item1, s.Item2] : null,
                padding is { } p ? [p.Item1, p.Item2] : null,
                dilation is { } d ? [d.Item1, d.Item2] : null,
                ceil_mode);

            /// <summary>Maximum pooling of images: the maxima, and where in its plane each was.</summary>
            /// <param name="input">The images, [N, C, H, W] or [C, H, W].</param>
            /// <param name="kernel_size">The size of the window.</param>
            /// <param name="strides">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="dilation">The distance of a window's elements; 1 if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input,
                long[] kernel_size,
                long[]? strides = null,
                long[]? padding = null,
                long[]? dilation = null,
                bool ceil_mode = false)
            {
                var shape = PoolShape.Of(
                    "max_pool2d", input.Impl, kernel_size, strides, padding, dilation, ceil_mode);
                var (output, places) = Pooling.Max(shape, input.Impl);
                var indices = CopyOps.To(places, ScalarType.Int64);
                places.Release();
                return (new Tensor(output), new Tensor(indices));
            }
        }
    }
}
