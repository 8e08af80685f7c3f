using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>The input as it is.</summary>
    public sealed class Identity : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Identity()
            : base(nameof(Identity))
        {
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) => tensor.alias();
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The input as it is.</summary>
            public static Identity Identity() => new();
        }
    }
}
