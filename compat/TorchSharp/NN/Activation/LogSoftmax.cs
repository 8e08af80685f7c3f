using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>The logarithm of the softmax along a dimension.</summary>
    public sealed class LogSoftmax : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal LogSoftmax(long dim)
            : base(nameof(LogSoftmax)) => this.dim = dim;

        /// <summary>The dimension.</summary>
        public long dim { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) => tensor.log_softmax(dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The logarithm of the softmax along a dimension.</summary>
            /// <param name="dim">The dimension.</param>
            public static LogSoftmax LogSoftmax(long dim) => new(dim);

            public static partial class functional
            {
                /// <summary>The logarithm of the softmax along a dimension.</summary>
                /// <param name="x">The input.</param>
                /// <param name="dim">The dimension.</param>
                public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);
            }
        }
    }
}
