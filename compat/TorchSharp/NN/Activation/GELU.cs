using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>x times the probability that a standard normal variate is below it.</summary>
    public sealed class GELU : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal GELU(bool inplace)
            : base(nameof(GELU))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.gelu(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x times the probability that a standard normal variate is below it.</summary>
            public static GELU GELU() => new(inplace: false);

            /// <summary>x times the probability that a standard normal variate is below it.</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static GELU GELU(bool inplace) => new(inplace);

            public static partial class functional
            {
                /// <summary>x times the probability that a standard normal variate is below it.</summary>
                /// <param name="x">The input.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor gelu(Tensor x, bool inplace) =>
                    Activate(x, default(Gelu), inplace);

                /// <summary>x times the probability that a standard normal variate is below it.</summary>
                /// <param name="x">The input.</param>
                public static Tensor gelu(Tensor x) => gelu(x, inplace: false);
            }
        }
    }
}
