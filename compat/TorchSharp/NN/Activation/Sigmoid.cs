using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>1 / (1 + exp(-x)).</summary>
    public sealed class Sigmoid : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Sigmoid(bool inplace)
            : base(nameof(Sigmoid))
        {
            this.inplace = inplace;
        }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.sigmoid(tensor, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>1 / (1 + exp(-x)).</summary>
            public static Sigmoid Sigmoid() => new(inplace: false);

            /// <summary>1 / (1 + exp(-x)).</summary>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Sigmoid Sigmoid(bool inplace) => new(inplace);

            public static partial class functional
            {
                /// <summary>1 / (1 + exp(-x)).</summary>
                /// <param name="x">The input.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor sigmoid(Tensor x, bool inplace) =>
                    inplace ? x.sigmoid_().alias() : x.sigmoid();

                /// <summary>1 / (1 + exp(-x)).</summary>
                /// <param name="x">The input.</param>
                public static Tensor sigmoid(Tensor x) => sigmoid(x, inplace: false);
            }
        }
    }
}
