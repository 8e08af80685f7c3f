namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A tensor of zeros and of this one's type.</summary>
        /// <param name="size">The sizes.</param>
        /// <param name="dtype">The element type; the same if null.</param>
        /// <param name="device">The device; the CPU if null.</param>
        /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
        public Tensor new_zeros(
            long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros(size, dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor of zeros and of this one's type.</summary>
        /// <param name="size">The sizes.</param>
        /// <param name="dtype">The element type; the same if null.</param>
        /// <param name="device">The device; the CPU if null.</param>
        /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
        public Tensor new_zeros(
            ReadOnlySpan<long> size,
            ScalarType? dtype = null,
            Device? device = null,
            bool requires_grad = false) =>
            torch.zeros(size.ToArray(), dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor of arbitrary contents and of this one's type.</summary>
        /// <inheritdoc cref="new_zeros(long[], ScalarType?, Device?, bool)"/>
        public Tensor new_empty(
            long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty(size, dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor of arbitrary contents and of this one's type.</summary>
        /// <inheritdoc cref="new_zeros(ReadOnlySpan{long}, ScalarType?, Device?, bool)"/>
        public Tensor new_empty(
            ReadOnlySpan<long> size,
            ScalarType? dtype = null,
            Device? device = null,
            bool requires_grad = false) =>
            torch.empty(size.ToArray(), dtype ?? this.dtype, device, requires_grad);

        /// <summary>A vector of zeros and of this one's type.</summary>
        /// <param name="size">The size.</param>
        /// <param name="dtype">The element type; the same if null.</param>
        /// <param name="device">The device; the CPU if null.</param>
        /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
        public Tensor new_zeros(
            long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros([size], dtype ?? this.dtype, device, requires_grad);

        /// <summary>A matrix of zeros and of this one's type.</summary>
        /// <param name="rows">The number of rows.</param>
        /// <param name="columns">The number of columns.</param>
        /// <param name="dtype">The element type; the same if null.</param>
        /// <param name="device">The device; the CPU if null.</param>
        /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
        public Tensor new_zeros(
            long rows,
            long columns,
            ScalarType? dtype = null,
            Device? device = null,
            bool requires_grad = false) =>
            torch.zeros([rows, columns], dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor of zeros and of this one's type.</summary>
        /// <param name="dim0">The first size.</param>
        /// <param name="dim1">The second size.</param>
        /// <param name="dim2">The third size.</param>
        /// <param name="dtype">The element type; the same if null.</param>
        /// <param name="device">The device; the CPU if null.</param>
        /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
        public Tensor new_zeros(
            long dim0,
            long dim1,
            long dim2,
            ScalarType? dtype = null,
            Device? device = null,
            bool requires_grad = false) =>
            torch.zeros([dim0, dim1, dim2], dtype ?? this.dtype, device, requires_grad);

        /// <summary>A vector of ones and of this one's type.</summary>
        /// <inheritdoc cref="new_zeros(long, ScalarType?, Device?, bool)"/>
        public Tensor new_ones(
            long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.ones([size], dtype ?? this.dtype, device, requires_grad);

        /// <summary>A matrix of ones and of this one's type.</summary>
        /// <inheritdoc cref="new_zeros(long, long, ScalarType?, Device?, bool)"/>
        public Tensor new_ones(
            long rows,
            long columns,
            ScalarType? dtype = null,
            Device? device = null,
            bool requires_grad = false) =>
            torch.ones([rows, columns], dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor of ones and of this one's type.</summary>
        /// <inheritdoc cref="new_zeros(long, long, long, ScalarType?, Device?, bool)"/>
        public Tensor new_ones(
            long dim0,
            long dim1,
            long dim2,
            ScalarType? dtype = null,
            Device? device = null,
            bool requires_grad = false) =>
            torch.ones([dim0, dim1, dim2], dtype ?? this.dtype, device, requires_grad);

        /// <summary>A vector of arbitrary contents and of this one's type.</summary>
        /// <inheritdoc cref="new_zeros(long, ScalarType?, Device?, bool)"/>
        public Tensor new_empty(
            long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty([size], dtype ?? this.dtype, device, requires_grad);

        /// <summary>A matrix of arbitrary contents and of this one's type.</summary>
        /// <inheritdoc cref="new_zeros(long, long, ScalarType?, Device?, bool)"/>
        public Tensor new_empty(
            long rows,
            long columns,
            ScalarType? dtype = null,
            Device? device = null,
            bool requires_grad = false) =>
            torch.empty([rows, columns], dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor of arbitrary contents and of this one's type.</summary>
        /// <inheritdoc cref="new_zeros(long, long, long, ScalarType?, Device?, bool)"/>
        public Tensor new_empty(
            long dim0,
            long dim1,
            long dim2,
            ScalarType? dtype = null,
            Device? device = null,
            bool requires_grad = false) =>
            torch.empty([dim0, dim1, dim2], dtype ?? this.dtype, device, requires_grad);

        /// <summary>A tensor that holds one number everywhere and is of this one's type.</summary>
        /// <param name="size">The sizes.</param>
        /// <param name="value">The number.</param>
        /// <param name="dtype">The element type; the same if null.</param>
        /// <param name="device">The device; the CPU if null.</param>
        /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
        public Tensor new_full(
            long[] size,
            Scalar value,
            ScalarType? dtype = null,
            Device? device = null,
            bool requires_grad = false) =>
            full(size, value, dtype ?? this.dtype, device, requires_grad);
    }
}
