using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Normalisation of the last dimensions of each sample by their mean and variance.</summary>
    public sealed class LayerNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private Parameter? _weight;
        private Parameter? _bias;

        internal LayerNorm(
            long[] normalized_shape,
            double eps,
            bool elementwise_affine,
            bool bias,
            torch.Device? device,
            torch.ScalarType? dtype)
            : base(nameof(LayerNorm))
        {
            this.normalized_shape = normalized_shape;
            this.eps = eps;
            this.elementwise_affine = elementwise_affine;
            if (elementwise_affine)
            {
                weight = new Parameter(torch.empty(normalized_shape, dtype, device));
                this.bias = bias ? new Parameter(torch.empty(normalized_shape, dtype, device)) : null;
            }

            reset_parameters();
        }

        /// <summary>The sizes of the last dimensions.</summary>
        public long[] normalized_shape { get; set; }

        /// <summary>What is added to a variance before its root is divided by.</summary>
        public double eps { get; set; }

        /// <summary>Whether there are weights.</summary>
        public bool elementwise_affine { get; set; }

        /// <summary>The factor of each element, of the normalised shape. Setting it disposes the old one.</summary>
        public Parameter weight
        {
            get => _weight!;
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                SetParameter(ref _weight, value);
            }
        }

        /// <summary>What is added to each element, of the normalised shape, or null. Setting it disposes the old one.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => SetParameter(ref _bias, value);
        }

        /// <summary>Sets weights to one and biases to zero.</summary>
        public void reset_parameters()
        {
            if (elementwise_affine)
            {
                torch.nn.init.ones_(weight);
            }

            if (bias is not null)
            {
                torch.nn.init.zeros_(bias);
            }
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) =>
            torch.nn.functional.layer_norm(tensor, normalized_shape, _weight, _bias, eps);

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
            /// <summary>A normalisation of the last dimensions.</summary>
            /// <param name="normalized_shape">The sizes of the last dimensions.</param>
            /// <param name="eps">What is added to a variance before its root is divided by.</param>
            /// <param name="elementwise_affine">Whether there are weights.</param>
            /// <param name="bias">Whether there are biases, if there are weights.</param>
            /// <param name="device">The device; the CPU if null.</param>
            /// <param name="dtype">The element type; single precision if null.</param>
            public static LayerNorm LayerNorm(
                long[] normalized_shape,
                double eps = 1e-05,
                bool elementwise_affine = true,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            /// <summary>A normalisation of the last dimensions.</summary>
            /// <param name="normalized_shape">The size of the last dimension.</param>
            /// <param name="eps">What is added to a variance before its root is divided by.</param>
            /// <param name="elementwise_affine">Whether there are weights.</param>
            /// <param name="bias">Whether there are biases, if there are weights.</param>
            /// <param name="device">The device; the CPU if null.</param>
            /// <param name="dtype">The element type; single precision if null.</param>
            public static LayerNorm LayerNorm(
                long normalized_shape,
                double eps = 1e-05,
                bool elementwise_affine = true,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) =>
                new([normalized_shape], eps, elementwise_affine, bias, device, dtype);
        }
    }
}
