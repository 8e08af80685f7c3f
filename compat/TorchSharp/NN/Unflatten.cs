using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>A dimension divided into several.</summary>
    public sealed class Unflatten : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Unflatten(long dim, long[] unflattened_size)
            : base(nameof(Unflatten))
        {
            this.dim = dim;
            this.unflattened_size = unflattened_size;
        }

        /// <summary>The dimension.</summary>
        public long dim { get; set; }

        /// <summary>The sizes that it is divided into.</summary>
        public long[] unflattened_size { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) => tensor.unflatten(dim, unflattened_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A dimension divided into several.</summary>
            /// <param name="dim">The dimension.</param>
            /// <param name="unflattened_size">The sizes that it is divided into.</param>
            public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);
        }
    }
}
