using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>x, or x times a slope where it is negative.</summary>
    public sealed class LeakyReLU : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal LeakyReLU(double negative_slope, bool inplace)
            : base(nameof(LeakyReLU))
        {
            this.negative_slope = negative_slope;
            this.inplace = inplace;
        }

        /// <summary>The factor of what is negative.</summary>
        public double negative_slope { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) =>
            torch.nn.functional.leaky_relu(tensor, negative_slope, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x, or x times a slope where it is negative.</summary>
            /// <param name="negative_slope">The factor of what is negative.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) =>
                new(negative_slope, inplace);

            public static partial class functional
            {
                /// <summary>x, or x times a slope where it is negative.</summary>
                /// <param name="input">The input.</param>
                /// <param name="negative_slope">The factor of what is negative.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                    Activate(input, new LeakyRelu(negative_slope), inplace);
            }
        }
    }
}
