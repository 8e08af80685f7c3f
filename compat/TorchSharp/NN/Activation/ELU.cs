using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>x, or alpha * (exp(x) - 1) where it is negative.</summary>
    public sealed class ELU : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal ELU(double alpha, bool inplace)
            : base(nameof(ELU))
        {
            this.alpha = alpha;
            this.inplace = inplace;
        }

        /// <summary>How far below zero the result goes at most.</summary>
        public double alpha { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.elu(tensor, alpha, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x, or alpha * (exp(x) - 1) where it is negative.</summary>
            /// <param name="alpha">How far below zero the result goes at most.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static ELU ELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);

            public static partial class functional
            {
                /// <summary>x, or alpha * (exp(x) - 1) where it is negative.</summary>
                /// <param name="x">The input.</param>
                /// <param name="alpha">How far below zero the result goes at most.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor elu(Tensor x, double alpha, bool inplace = false) =>
                    Activate(x, new Elu(alpha), inplace);
            }
        }
    }
}
