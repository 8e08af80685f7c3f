using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Normalisation of the channels of [N, C, H, W].</summary>
    public sealed class BatchNorm2d : BatchNorm
    {
        internal BatchNorm2d(
            long num_features,
            double eps,
            double momentum,
            bool affine,
            bool track_running_stats,
            torch.Device? device,
            torch.ScalarType? dtype)
            : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm2d))
        {
        }

        /// <inheritdoc/>
        protected override void ValidateInputDimensions(torch.Tensor input)
        {
            if (input.ndim != 4)
            {
                throw new ArgumentException($"expected 4D input, but got {input.ndim}D input.");
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A normalisation of the channels of [N, C, H, W].</summary>
            /// <param name="num_features">The number of channels.</param>
            /// <param name="eps">What is added to a variance before its root is divided by.</param>
            /// <param name="momentum">
            /// The part of a batch in the running statistics. Set the module's momentum to null for the mean of all batches.
            /// </param>
            /// <param name="affine">Whether there are weights and biases.</param>
            /// <param name="track_running_stats">
            /// Whether there are running statistics; without, those of the batch are used in evaluation too.
            /// </param>
            /// <param name="device">The device; the CPU if null.</param>
            /// <param name="dtype">The element type; single precision if null.</param>
            public static BatchNorm2d BatchNorm2d(
                long num_features,
                double eps = 1e-05,
                double momentum = 0.1,
                bool affine = true,
                bool track_running_stats = true,
                Device? device = null,
                ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}
