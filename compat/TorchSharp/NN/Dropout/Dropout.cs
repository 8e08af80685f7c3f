using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>In training, sets elements to zero at random and scales the others up; else does nothing.</summary>
    public sealed class Dropout : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Dropout(double p, bool inplace)
            : base(nameof(Dropout))
        {
            this.p = p;
            this.inplace = inplace;
        }

        /// <summary>The probability of an element to be set to zero.</summary>
        public double p { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor tensor) =>
            torch.nn.functional.dropout(tensor, p, training, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Sets elements to zero at random in training.</summary>
            /// <param name="p">The probability of an element to be set to zero, 0 to 1.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static partial class functional
            {
                /// <summary>
                /// Elements set to zero at random, the others scaled by 1 / (1 - p); the same tensor unless training. The
                /// random numbers are those of PyTorch on the CPU without MKL.
                /// </summary>
                /// <param name="input">The input.</param>
                /// <param name="p">The probability of an element to be set to zero, 0 to 1.</param>
                /// <param name="training">Whether to do anything.</param>
                /// <param name="inplace">Whether the input is overwritten.</param>
                public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                    new(Dropping.Dropout(input.Impl, p, training, inplace, byChannel: false));
            }
        }
    }
}
