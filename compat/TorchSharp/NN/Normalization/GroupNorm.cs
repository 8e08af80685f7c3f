using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Normalisation of each group of channels of each sample of [N, C, ...] by its mean and variance.</summary>
    public sealed class GroupNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private Parameter? _weight;
        private Parameter? _bias;

        internal GroupNorm(
            long num_groups,
            long num_channels,
            double eps,
            bool affine,
            torch.Device? device,
            torch.ScalarType? dtype)
            : base(nameof(GroupNorm))
        {
            this.num_groups = num_groups;
            this.eps = eps;
            this.affine = affine;
            if (affine)
            {
                weight = new Parameter(torch.ones(num_channels, dtype, device));
                bias = new Parameter(torch.zeros(num_channels, dtype, device));
            }
        }

        /// <summary>How many groups the channels are divided into.</summary>
        public long num_groups { get; set; }

        /// <summary>What is added to a variance before its root is divided by.</summary>
        public double eps { get; set; }

        /// <summary>Whether there are weights and biases.</summary>
        public bool affine { get; set; }

        /// <summary>The factor of each channel, [C]. Setting it disposes the old one.</summary>
        public Parameter weight
        {
            get => _weight!;
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                SetParameter(ref _weight, value);
            }
        }

        /// <summary>What is added to each channel, [C], or null. Setting it disposes the old one.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => SetParameter(ref _bias, value);
        }

        /// <inheritdoc/>
        /// <exception cref="ArgumentException">The input has fewer than three dimensions.</exception>
        public override torch.Tensor forward(torch.Tensor tensor)
        {
            if (tensor.Dimensions < 3)
            {
                throw new ArgumentException(
                    $"Invalid number of dimensions for GroupNorm argument: {tensor.Dimensions}");
            }

            return torch.nn.functional.group_norm(tensor, num_groups, _weight, _bias, eps);
        }

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
            // Registered when set; the fields' own names must not be.
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A normalisation of groups of channels.</summary>
            /// <param name="num_groups">How many groups the channels are divided into.</param>
            /// <param name="num_channels">The number of channels.</param>
            /// <param name="eps">What is added to a variance before its root is divided by.</param>
            /// <param name="affine">Whether there are weights and biases.</param>
            /// <param name="device">The device; the CPU if null.</param>
            /// <param name="dtype">The element type; single precision if null.</param>
            public static GroupNorm GroupNorm(
                long num_groups,
                long num_channels,
                double eps = 1e-05,
                bool affine = true,
                Device? device = null,
                ScalarType? dtype = null) => new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}
