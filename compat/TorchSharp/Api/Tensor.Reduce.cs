using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements; integers and bool are summed as 64-bit integers.</summary>
        /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
        public Tensor sum(ScalarType? type = null) => new(Reducing.Sum(Impl, [], keep: false, type));

        /// <summary>The sum along dimensions.</summary>
        /// <param name="dim">The dimensions; all if empty.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            new(Reducing.Sum(Impl, dim, keepdim, type));

        /// <summary>The sum along dimensions.</summary>
        /// <param name="dim">The dimensions; all if empty.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            new(Reducing.Sum(Impl, dim, keepdim, type));

        /// <summary>The sum along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            new(Reducing.Sum(Impl, [dim], keepdim, type));

        /// <summary>The sum along two dimensions.</summary>
        /// <param name="dim0">The first dimension.</param>
        /// <param name="dim1">The first dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            new(Reducing.Sum(Impl, [dim0, dim1], keepdim, type));

        /// <summary>The sum along three dimensions.</summary>
        /// <param name="dim0">The first dimension.</param>
        /// <param name="dim1">The first dimension.</param>
        /// <param name="dim2">The third dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            new(Reducing.Sum(Impl, [dim0, dim1, dim2], keepdim, type));

        /// <summary>The mean of all elements.</summary>
        public Tensor mean() => new(Reducing.Mean(Impl, [], keep: false, null));

        /// <summary>The mean along dimensions.</summary>
        /// <param name="dimensions">The dimensions.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            new(Reducing.Mean(Impl, dimensions, keepdim, type));

        /// <summary>The product of all elements; integers and bool are multiplied as 64-bit integers.</summary>
        /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
        public Tensor prod(ScalarType? type = null) => new(Reducing.Product(Impl, [], keep: false, type));

        /// <summary>The product along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            new(Reducing.Product(Impl, [dim], keepdim, type));

        /// <summary>The sum of all elements, NaN counted as zero.</summary>
        public Tensor nansum()
        {
            using var filled = masked_fill(isnan(), 0);
            return filled.sum();
        }

        /// <summary>How many elements are not zero, along dimensions.</summary>
        /// <param name="dims">The dimensions; all if null.</param>
        public Tensor count_nonzero(long[]? dims = null)
        {
            using var set = to_type(ScalarType.Bool);
            return set.sum(dims ?? []);
        }

        /// <summary>The sum of the diagonal of a matrix.</summary>
        public Tensor trace()
        {
            if (Impl.Rank != 2)
            {
                throw new ArgumentException($"Expected a matrix, but got tensor with ndim == {Impl.Rank}");
            }

            using var line = diagonal(0, 0, 1);
            return line.sum();
        }

        /// <summary>Whether all elements hold, where zero does not.</summary>
        public Tensor all() => Truth(default(AllOf), [], keep: false);

        /// <summary>Whether all elements along a dimension hold, where zero does not.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        public Tensor all(long dim, bool keepdim = false) => Truth(default(AllOf), [dim], keepdim);

        /// <summary>Whether any element holds, where zero does not.</summary>
        public Tensor any() => Truth(default(AnyOf), [], keep: false);

        /// <summary>Whether any element along a dimension holds, where zero does not.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        public Tensor any(long dim, bool keepdim = false) => Truth(default(AnyOf), [dim], keepdim);

        /// <summary>The sum of each element and those before it along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
        public Tensor cumsum(long dim, ScalarType? type = null) => new(Scanning.Sum(Impl, dim, type));

        /// <summary>The product of each element and those before it along a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
        public Tensor cumprod(long dim, ScalarType? type = null) => new(Scanning.Product(Impl, dim, type));

        private Tensor Truth<TReduction>(TReduction reduction, ReadOnlySpan<long> dims, bool keep)
            where TReduction : struct, IReduction
        {
            using var set = to_type(ScalarType.Bool);
            var result = new Tensor(ReduceOps.Reduce(reduction, set.Impl, dims, keep));
            // PyTorch answers in bytes where it was asked about bytes.
            return dtype == ScalarType.Byte ? Converted(result, ScalarType.Byte) : result;
        }

        private static Tensor Converted(Tensor fresh, ScalarType type)
        {
            using (fresh)
            {
                return fresh.to_type(type);
            }
        }
    }
}
