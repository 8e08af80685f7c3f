using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>log(1 + exp(beta * x)) / beta.</summary>
    public sealed class Softplus : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Softplus(double beta, double threshold)
            : base(nameof(Softplus))
        {
            this.beta = beta;
            this.threshold = threshold;
        }

        /// <summary>How sharp the bend is.</summary>
        public double beta { get; set; }

        /// <summary>Above this, beta times x counts as far from the bend.</summary>
        public double threshold { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) =>
            torch.nn.functional.softplus(tensor, beta, threshold);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>log(1 + exp(beta * x)) / beta.</summary>
            /// <param name="beta">How sharp the bend is.</param>
            /// <param name="threshold">Above this, beta times x counts as far from the bend.</param>
            public static Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);

            public static partial class functional
            {
                /// <summary>log(1 + exp(beta * x)) / beta.</summary>
                /// <param name="x">The input.</param>
                /// <param name="beta">How sharp the bend is.</param>
                /// <param name="threshold">Above this, beta times x counts as far from the bend.</param>
                public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) =>
                    Activate(x, new SoftPlus(beta, threshold), inplace: false);
            }
        }
    }
}
