using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>The softmax along a dimension.</summary>
    public sealed class Softmax : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Softmax(long dim)
            : base(nameof(Softmax)) => this.dim = dim;

        /// <summary>The dimension.</summary>
        public long dim { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) => tensor.softmax(dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The softmax along a dimension.</summary>
            /// <param name="dim">The dimension.</param>
            public static Softmax Softmax(long dim) => new(dim);

            public static partial class functional
            {
                /// <summary>The softmax along a dimension.</summary>
                /// <param name="x">The input.</param>
                /// <param name="dim">The dimension.</param>
                public static Tensor softmax(Tensor x, long dim) => x.softmax(dim);
            }
        }
    }
}
