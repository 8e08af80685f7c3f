using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A tensor of this shape of zeros.</summary>
        /// <param name="dtype">The element type; the same if null.</param>
        /// <param name="device">The device; the CPU if null.</param>
        /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros_like(this, dtype, device, requires_grad);

        /// <summary>A tensor of this shape of ones.</summary>
        /// <inheritdoc cref="zeros_like(ScalarType?, Device?, bool)"/>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.ones_like(this, dtype, device, requires_grad);

        /// <summary>A tensor of this shape of arbitrary contents.</summary>
        /// <inheritdoc cref="zeros_like(ScalarType?, Device?, bool)"/>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty_like(this, dtype, device, requires_grad);

        /// <summary>A tensor of this shape of random numbers from [0, 1).</summary>
        /// <inheritdoc cref="zeros_like(ScalarType?, Device?, bool)"/>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            rand(Impl.Sizes, dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor of this shape of normal random numbers.</summary>
        /// <inheritdoc cref="zeros_like(ScalarType?, Device?, bool)"/>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            randn(Impl.Sizes, dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor of this shape that holds one number everywhere.</summary>
        /// <param name="value">The number.</param>
        /// <param name="dtype">The element type; the same if null.</param>
        /// <param name="device">The device; the CPU if null.</param>
        /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
        public Tensor full_like(
            Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            full(Impl.Sizes, value, dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor of this shape of random integers.</summary>
        /// <param name="low">The lower bound, inclusive.</param>
        /// <param name="high">The upper bound, exclusive.</param>
        /// <param name="dtype">The element type; the same if null.</param>
        /// <param name="device">The device; the CPU if null.</param>
        /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
        public Tensor randint_like(
            long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            randint(low, high, Impl.Sizes, dtype ?? this.dtype, device, requires_grad);
    }
}
