using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>y = x times the transpose of the weight, plus the bias.</summary>
    public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private Parameter? _weight;
        private Parameter? _bias;

        internal Linear(long inputSize, long outputSize, bool hasBias, ScalarType? dtype)
            : base(nameof(Linear))
        {
            in_features = inputSize;
            out_features = outputSize;
            weight = new Parameter(torch.empty([outputSize, inputSize], dtype));
            torch.nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
            if (hasBias)
            {
                var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
                bias = new Parameter(torch.empty([outputSize], dtype));
                torch.nn.init.uniform_(bias, -bound, bound);
            }
        }

        internal Linear(Parameter weight, Parameter? bias)
            : base(nameof(Linear))
        {
            (out_features, in_features) = (weight.size(0), weight.size(1));
            this.weight = weight;
            this.bias = bias;
        }

        /// <summary>Elements of one input.</summary>
        public long in_features { get; set; }

        /// <summary>Elements of one output.</summary>
        public long out_features { get; set; }

        /// <summary>The weight, [out, in]. Setting it disposes the old one.</summary>
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

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) =>
            torch.nn.functional.linear(tensor, weight, bias);

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
            /// <summary>A linear layer with random parameters.</summary>
            /// <param name="inputSize">Elements of one input.</param>
            /// <param name="outputSize">Elements of one output.</param>
            /// <param name="hasBias">Whether there is a bias.</param>
            /// <param name="device">The device; the CPU if null.</param>
            /// <param name="dtype">The element type; single precision if null.</param>
            public static Linear Linear(
                long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
            {
                CheckDevice(device);
                return new Linear(inputSize, outputSize, hasBias, dtype);
            }

            /// <summary>A linear layer with given parameters.</summary>
            /// <param name="weight">The weight, [out, in].</param>
            /// <param name="bias">The bias, [out], or null.</param>
            public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);
        }
    }
}
