using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Average pooling of images, [N, C, H, W] or [C, H, W].</summary>
    public sealed class AvgPool2d : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal AvgPool2d(
            long[] kernel_size,
            long[]? stride,
            long[]? padding,
            bool ceil_mode,
            bool count_include_pad,
            long? divisor_override)
            : base(nameof(AvgPool2d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
            this.ceil_mode = ceil_mode;
            this.count_include_pad = count_include_pad;
            this.divisor_override = divisor_override;
        }

        /// <summary>The size of the window.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>The step of the window; its size if null.</summary>
        public long[]? stride { get; set; }

        /// <summary>Implicit padding on each side; none if null.</summary>
        public long[]? padding { get; set; }

        /// <summary>Whether sizes are rounded up.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Whether elements in the padding count in the mean.</summary>
        public bool count_include_pad { get; set; }

        /// <summary>What sums are divided by; the number of elements if null.</summary>
        public long? divisor_override { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.avg_pool2d(
            input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Average pooling of images.</summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            /// <param name="count_include_pad">Whether elements in the padding count in the mean.</param>
            /// <param name="divisor_override">What sums are divided by; the number of elements if null.</param>
            public static AvgPool2d AvgPool2d(
                long kernel_size,
                long? stride = null,
                long? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null) => new(
                [kernel_size, kernel_size],
                stride is { } s ? [s, s] : null,
                padding is { } p ? [p, p] : null,
                ceil_mode,
                count_include_pad,
                divisor_override);

            /// <summary>Average pooling of images.</summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            /// <param name="count_include_pad">Whether elements in the padding count in the mean.</param>
            /// <param name="divisor_override">What sums are divided by; the number of elements if null.</param>
            public static AvgPool2d AvgPool2d(
                (long, long) kernel_size,
                (long, long)? stride = null,
                (long, long)? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null) => new(
                [kernel_size.Item1, kernel_size.Item2],
                stride is { } s ? [s.Item1, s.Item2] : null,
                padding is { } p ? [p.Item1, p.Item2] : null,
                ceil_mode,
                count_include_pad,
                divisor_override);

            /// <summary>Average pooling of images.</summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            /// <param name="count_include_pad">Whether elements in the padding count in the mean.</param>
            /// <param name="divisor_override">What sums are divided by; the number of elements if null.</param>
            public static AvgPool2d AvgPool2d(
                long[] kernel_size,
                long[]? stride = null,
                long[]? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true,
                long? divisor_override = null) => new(
                kernel_size,
                stride,
                padding,
                ceil_mode,
                count_include_pad,
                divisor_override);
        }
    }
}
