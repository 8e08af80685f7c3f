using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>The hyperbolic tangent.</summary>
    public sealed class Tanh : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Tanh(bool inplace)
            : base(nameof(Tanh))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.tanh(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The hyperbolic tangent.</summary>
            public static Tanh Tanh() => new(inplace: false);

            /// <summary>The hyperbolic tangent.</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tanh Tanh(bool inplace = false) => new(inplace);

            public static partial class functional
            {
                /// <summary>The hyperbolic tangent.</summary>
                /// <param name="x">The input.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor tanh(Tensor x, bool inplace = false) =>
                    inplace ? x.tanh_().alias() : x.tanh();
            }
        }
    }
}
