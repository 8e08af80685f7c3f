using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Maximum pooling of images, [N, C, H, W] or [C, H, W].</summary>
    public sealed class MaxPool2d : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal MaxPool2d(
            long[] kernel_size, long[]? stride, long[]? padding, long[]? dilation, bool ceil_mode)
            : base(nameof(MaxPool2d))
        {
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
            this.dilation = dilation;
            this.ceil_mode = ceil_mode;
        }

        /// <summary>The size of the window.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>The step of the window; its size if null.</summary>
        public long[]? stride { get; set; }

        /// <summary>Implicit padding on each side; none if null.</summary>
        public long[]? padding { get; set; }

        /// <summary>The distance of a window's elements; 1 if null.</summary>
        public long[]? dilation { get; set; }

        /// <summary>Whether sizes are rounded up.</summary>
        public bool ceil_mode { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) =>
            torch.nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>The maxima, and where in its plane each was.</summary>
        /// <param name="input">The images.</param>
        public (torch.Tensor Values, torch.Tensor Indices) forward_with_indices(torch.Tensor input) =>
            torch.nn.functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Maximum pooling of images.</summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="dilation">The distance of a window's elements; 1 if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            public static MaxPool2d MaxPool2d(
                long kernel_size,
                long? stride = null,
                long? padding = null,
                long? dilation = null,
                bool ceil_mode = false) => new(
                [kernel_size, kernel_size],
                [stride ?? kernel_size, stride ?? kernel_size],
                [padding ?? 0, padding ?? 0],
                [dilation ?? 1, dilation ?? 1],
                ceil_mode);

            /// <summary>Maximum pooling of images.</summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="dilation">The distance of a window's elements; 1 if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            public static MaxPool2d MaxPool2d(
                (long, long) kernel_size,
                (long, long)? stride = null,
                (long, long)? padding = null,
                (long, long)? dilation = null,
                bool ceil_mode = false) => new(
                [kernel_size.Item1, kernel_size.Item2],
                [stride?.Item1 ?? kernel_size.Item1, stride?.Item2 ?? kernel_size.Item2],
                [padding?.Item1 ?? 0, padding?.Item2 ?? 0],
                [dilation?.Item1 ?? 1, dilation?.Item2 ?? 1],
                ceil_mode);

            /// <summary>Maximum pooling of images.</summary>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">The step of the window; its size if null.</param>
            /// <param name="padding">Implicit padding on each side; none if null.</param>
            /// <param name="dilation">The distance of a window's elements; 1 if null.</param>
            /// <param name="ceil_mode">Whether sizes are rounded up.</param>
            public static MaxPool2d MaxPool2d(
                long[] kernel_size,
                long[]? stride = null,
                long[]? padding = null,
                long[]? dilation = null,
                bool ceil_mode = false) => new(kernel_size, stride, padding, dilation, ceil_mode);
        }
    }
}
