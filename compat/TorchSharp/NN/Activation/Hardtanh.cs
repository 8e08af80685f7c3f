using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>x, but not below one bound nor above another.</summary>
    public sealed class Hardtanh : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Hardtanh(double min_val, double max_val, bool inplace)
            : base(nameof(Hardtanh))
        {
            this.min_val = min_val;
            this.max_val = max_val;
            this.inplace = inplace;
        }

        /// <summary>The least result.</summary>
        public double min_val { get; set; }

        /// <summary>The greatest result.</summary>
        public double max_val { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) =>
            torch.nn.functional.hardtanh(tensor, min_val, max_val, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x, but not below one bound nor above another.</summary>
            /// <param name="min_val">The least result.</param>
            /// <param name="max_val">The greatest result.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Hardtanh Hardtanh(
                double min_val = -1.0, double max_val = 1.0, bool inplace = false) => new(min_val, max_val, inplace);

            public static partial class functional
            {
                /// <summary>x, but not below one bound nor above another.</summary>
                /// <param name="x">The input.</param>
                /// <param name="min_val">The least result.</param>
                /// <param name="max_val">The greatest result.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor hardtanh(
                    Tensor x, double min_val = -1.0, double max_val = 1.0, bool inplace = false) =>
                    Activate(x, new HardTanh(min_val, max_val), inplace);
            }
        }
    }
}
