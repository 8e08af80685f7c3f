using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>x, but not below 0 nor above 6.</summary>
    public sealed class ReLU6 : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal ReLU6(bool inplace)
            : base(nameof(ReLU6))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.relu6(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x, but not below 0 nor above 6.</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static ReLU6 ReLU6(bool inplace = false) => new(inplace);

            public static partial class functional
            {
                /// <summary>x, but not below 0 nor above 6.</summary>
                /// <param name="x">The input.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor relu6(Tensor x, bool inplace = false) =>
                    Activate(x, new HardTanh(0, 6), inplace);
            }
        }
    }
}
