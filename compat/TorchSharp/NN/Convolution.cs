using TorchSharp.Internal;

namespace TorchSharp
{
    /// <summary>What surrounds an image where a kernel looks past its edge.</summary>
    public enum PaddingModes
    {
        /// <summary>Zeros.</summary>
        Zeros = 0,

        /// <summary>The image mirrored; not supported by this engine.</summary>
        Reflect = 1,

        /// <summary>The edge repeated; not supported by this engine.</summary>
        Replicate = 2,

        /// <summary>The image from the other side; not supported by this engine.</summary>
        Circular = 3,

        /// <summary>A constant; not supported by this engine.</summary>
        Constant = 4,
    }

    /// <summary>Paddings that are computed.</summary>
    public enum Padding
    {
        /// <summary>None.</summary>
        Valid = 0,

        /// <summary>As much as makes the output as large as the input; stride one only.</summary>
        Same = 1,
    }
}

namespace TorchSharp.Modules
{
    /// <summary>What convolutions have in common.</summary>
    public abstract class Convolution : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private Parameter? _weight;
        private Parameter? _bias;

        private protected Convolution(
            string name,
            long in_channels,
            long out_channels,
            long[] kernel_size,
            long[] stride,
            long[]? padding,
            Padding? padding_type,
            long[] dilation,
            long groups,
            bool bias,
            PaddingModes padding_mode,
            ScalarType? dtype)
            : base(name)
        {
            if (padding_mode != PaddingModes.Zeros)
            {
                throw NativeError.Unsupported($"The padding mode {padding_mode}");
            }

            NativeError.Check(groups > 0, "groups must be a positive integer");
            if (in_channels % groups != 0 || out_channels % groups != 0)
            {
                throw NativeError.Create(
                    $"in_channels ({in_channels}) and out_channels ({out_channels}) must be divisible by groups "
                    + $"({groups})");
            }

            this.in_channels = in_channels;
            this.out_channels = out_channels;
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding;
            this.padding_type = padding_type;
            this.dilation = dilation;
            this.groups = groups;
            weight = new Parameter(torch.empty([out_channels, in_channels / groups, .. kernel_size], dtype));
            this.bias = bias ? new Parameter(torch.empty([out_channels], dtype)) : null;
            reset_parameters();
        }

        /// <summary>Channels of the input.</summary>
        public long in_channels { get; }

        /// <summary>Channels of the output.</summary>
        public long out_channels { get; }

        /// <summary>The padding that is computed, if any.</summary>
        public Padding? padding_type { get; private set; }

        /// <summary>The padding on each side of each dimension, if it is given.</summary>
        public long[]? padding { get; private set; }

        /// <summary>What the padding holds: zeros.</summary>
        public PaddingModes padding_mode => PaddingModes.Zeros;

        /// <summary>Into how many independent parts the channels are divided.</summary>
        public long groups { get; }

        /// <summary>The size of the kernel along each dimension.</summary>
        public long[] kernel_size { get; }

        /// <summary>The step of the kernel along each dimension.</summary>
        public long[] stride { get; }

        /// <summary>The distance of the kernel's taps along each dimension.</summary>
        public long[] dilation { get; }

        /// <summary>The weight, [out, in / groups, ...]. Setting it disposes the old one.</summary>
        public Parameter weight
        {
            get => _weight!;
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                SetParameter(ref _weight, value);
            }
        }

        /// <summary>The bias, [out], or null. Setting it disposes the old one.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => SetParameter(ref _bias, value);
        }

        /// <summary>Draws new parameters.</summary>
        public void reset_parameters()
        {
            torch.nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
            var (fanIn, _) = torch.nn.init.CalculateFanInAndFanOut(weight);
            if (bias is not null && fanIn != 0)
            {
                var bound = 1 / Math.Sqrt(fanIn);
                torch.nn.init.uniform_(bias, -bound, bound);
            }
        }

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            // Registered when set; the fields' own names must not be.
        }
    }
}
