using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Convolution of images, [N, C, H, W] or [C, H, W].</summary>
    public sealed class Conv2d : Convolution
    {
        internal Conv2d(
            long in_channels,
            long out_channels,
            (long, long) kernel_size,
            (long, long) stride,
            (long, long)? padding,
            Padding? padding_type,
            (long, long) dilation,
            long groups,
            bool bias,
            PaddingModes padding_mode,
            torch.Device? device,
            ScalarType? dtype)
            : base(
                nameof(Conv2d),
                in_channels,
                out_channels,
                [kernel_size.Item1, kernel_size.Item2],
                [stride.Item1, stride.Item2],
                padding is { } pad ? [pad.Item1, pad.Item2] : null,
                padding_type,
                [dilation.Item1, dilation.Item2],
                groups,
                bias,
                padding_mode,
                dtype) => torch.CheckDevice(device);

        /// <inheritdoc/>
        /// <exception cref="ArgumentException">The input has other dimensions or channels than expected.</exception>
        public override torch.Tensor forward(torch.Tensor input)
        {
            var channels = input.dim() switch
            {
                4 => input.size(1),
                3 => input.size(0),
                _ => -1,
            };
            if (channels != in_channels)
            {
                throw new ArgumentException(
                    $"Expected 3D (unbatched) or 4D (batched) input with {in_channels} channels to Conv2d.");
            }

            return padding_type is { } type
                ? torch.nn.functional.conv2d_padding(input, weight, bias, stride, type, dilation, groups)
                : torch.nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A convolution of images with random parameters.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Height and width of the kernel.</param>
            /// <param name="stride">The step of the kernel.</param>
            /// <param name="padding">Zeros on each side.</param>
            /// <param name="dilation">The distance of the kernel's taps.</param>
            /// <param name="padding_mode">What the padding holds; zeros are supported.</param>
            /// <param name="groups">Into how many independent parts the channels are divided.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">The device; the CPU if null.</param>
            /// <param name="dtype">The element type; single precision if null.</param>
            public static Conv2d Conv2d(
                long in_channels,
                long out_channels,
                long kernel_size,
                long stride = 1,
                long padding = 0,
                long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) => new(
                in_channels,
                out_channels,
                (kernel_size, kernel_size),
                (stride, stride),
                (padding, padding),
                null,
                (dilation, dilation),
                groups,
                bias,
                padding_mode,
                device,
                dtype);

            /// <summary>A convolution of images with random parameters.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Height and width of the kernel.</param>
            /// <param name="stride">The step of the kernel; (1, 1) if null.</param>
            /// <param name="padding">Zeros on each side; none if null.</param>
            /// <param name="dilation">The distance of the kernel's taps; (1, 1) if null.</param>
            /// <param name="padding_mode">What the padding holds; zeros are supported.</param>
            /// <param name="groups">Into how many independent parts the channels are divided.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">The device; the CPU if null.</param>
            /// <param name="dtype">The element type; single precision if null.</param>
            public static Conv2d Conv2d(
                long in_channels,
                long out_channels,
                (long, long) kernel_size,
                (long, long)? stride = null,
                (long, long)? padding = null,
                (long, long)? dilation = null,
                PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) => new(
                in_channels,
                out_channels,
                kernel_size,
                stride ?? (1, 1),
                padding ?? (0, 0),
                null,
                dilation ?? (1, 1),
                groups,
                bias,
                padding_mode,
                device,
                dtype);

            /// <summary>A convolution of images with random parameters.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Height and width of the kernel.</param>
            /// <param name="padding">The padding, computed.</param>
            /// <param name="stride">The step of the kernel.</param>
            /// <param name="dilation">The distance of the kernel's taps.</param>
            /// <param name="padding_mode">What the padding holds; zeros are supported.</param>
            /// <param name="groups">Into how many independent parts the channels are divided.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">The device; the CPU if null.</param>
            /// <param name="dtype">The element type; single precision if null.</param>
            public static Conv2d Conv2d(
                long in_channels,
                long out_channels,
                long kernel_size,
                Padding padding,
                long stride = 1,
                long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) => Conv2d(
                in_channels,
                out_channels,
                (kernel_size, kernel_size),
                padding,
                (stride, stride),
                (dilation, dilation),
                padding_mode,
                groups,
                bias,
                device,
                dtype);

            /// <summary>A convolution of images with random parameters.</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Height and width of the kernel.</param>
            /// <param name="padding">The padding, computed.</param>
            /// <param name="stride">The step of the kernel; (1, 1) if null.</param>
            /// <param name="dilation">The distance of the kernel's taps; (1, 1) if null.</param>
            /// <param name="padding_mode">What the padding holds; zeros are supported.</param>
            /// <param name="groups">Into how many independent parts the channels are divided.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">The device; the CPU if null.</param>
            /// <param name="dtype">The element type; single precision if null.</param>
            public static Conv2d Conv2d(
                long in_channels,
                long out_channels,
                (long, long) kernel_size,
                Padding padding,
                (long, long)? stride = null,
                (long, long)? dilation = null,
                PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) => new(
                in_channels,
                out_channels,
                kernel_size,
                stride ?? (1, 1),
                null,
                padding,
                dilation ?? (1, 1),
                groups,
                bias,
                padding_mode,
                device,
                dtype);
        }
    }
}
