using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>x times its sigmoid.</summary>
    public sealed class SiLU : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal SiLU(bool inplace)
            : base(nameof(SiLU))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.silu(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x times its sigmoid.</summary>
            public static SiLU SiLU() => new(inplace: false);

            /// <summary>x times its sigmoid.</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static SiLU SiLU(bool inplace) => new(inplace);

            public static partial class functional
            {
                /// <summary>x times its sigmoid.</summary>
                /// <param name="x">The input.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor silu(Tensor x, bool inplace = false) =>
                    Activate(x, default(Silu), inplace);
            }
        }
    }
}
