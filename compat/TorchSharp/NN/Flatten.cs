using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>A range of neighbouring dimensions made one.</summary>
    public sealed class Flatten : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Flatten(long start_dim, long end_dim)
            : base(nameof(Flatten))
        {
            this.start_dim = start_dim;
            this.end_dim = end_dim;
        }

        /// <summary>The first dimension.</summary>
        public long start_dim { get; set; }

        /// <summary>The last dimension.</summary>
        public long end_dim { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => input.flatten(start_dim, end_dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A range of neighbouring dimensions made one.</summary>
            /// <param name="start_dim">The first dimension.</param>
            /// <param name="end_dim">The last dimension.</param>
            public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
        }
    }
}
