using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>In training, sets whole channels to zero at random and scales the others up; else does nothing.</summary>
    public sealed class Dropout2d : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Dropout2d(double p, bool inplace)
            : base(nameof(Dropout2d))
        {
            this.p = p;
            this.inplace = inplace;
        }

        /// <summary>The probability of a channel to be set to zero.</summary>
        public double p { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) =>
            torch.nn.functional.dropout2d(input, p, training, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Sets channels to zero at random in training.</summary>
            /// <param name="p">The probability of a channel to be set to zero, 0 to 1.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static partial class functional
            {
                /// <summary>
                /// Channels of [N, C, ...] set to zero at random, the others scaled by 1 / (1 - p); the same tensor unless
                /// training.
                /// </summary>
                /// <param name="input">The input.</param>
                /// <param name="p">The probability of a channel to be set to zero, 0 to 1.</param>
                /// <param name="training">Whether to do anything.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor dropout2d(
                    Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                    new(Dropping.Dropout(input.Impl, p, training, inplace, byChannel: true));
            }
        }
    }
}
