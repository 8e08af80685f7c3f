using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements in order along a dimension, and where they were.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="descending">Whether the greatest come first.</param>
        /// <param name="stable">Whether equals keep their order; they always do.</param>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Sorted(dim, descending, null);

        /// <summary>The elements in order along the first dimension.</summary>
        public Tensor msort()
        {
            var (values, indices) = sort(0);
            indices.Dispose();
            return values;
        }

        /// <summary>Where the elements in order along a dimension are.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="descending">Whether the greatest come first.</param>
        public Tensor argsort(long dim = -1, bool descending = false)
        {
            var (values, indices) = SortOps.Sort(Impl, dim, descending);
            values.Release();
            return new Tensor(indices);
        }

        /// <summary>The greatest (or least) elements along a dimension, in order, and where they are.</summary>
        /// <param name="k">How many.</param>
        /// <param name="dim">The dimension.</param>
        /// <param name="largest">Whether the greatest are wanted.</param>
        /// <param name="sorted">Whether the result is in order; it always is.</param>
        public (Tensor values, Tensor indexes) topk(
            int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            var length = Impl.Rank == 0 ? 1 : Impl.Sizes[Shapes.Dimension(dim, Impl.Rank)];
            NativeError.Check(k >= 0 && k <= length, "selected index k out of range");
            return Sorted(dim, largest, k);
        }

        /// <summary>The element along a dimension that k - 1 are less than, and where it is.</summary>
        /// <param name="k">How many.</param>
        /// <param name="dim">The dimension; the last if null.</param>
        /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false)
        {
            var along = Shapes.Dimension(dim ?? -1, Impl.Rank);
            var length = Impl.Rank == 0 ? 1 : Impl.Sizes[along];
            NativeError.Check(k >= 1 && k <= length, "kthvalue(): selected number k out of range for dimension");
            using var order = argsort(along);
            using var place = Impl.Rank == 0 ? order.alias() : order.narrow(along, k - 1, 1);
            var indices = keepdim || Impl.Rank == 0 ? place.clone() : place.squeeze(along);
            return (new Tensor(Extremes.At(Impl, along, keepdim, indices.Impl)), indices);
        }

        /// <summary>Each value once, in order, and if wanted where each element went and how many of each there were.</summary>
        /// <param name="sorted">Whether the result is in order; it always is.</param>
        /// <param name="return_inverse">Whether to say where each element went.</param>
        /// <param name="return_counts">Whether to count the equals.</param>
        /// <param name="dim">Not supported; must be null.</param>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            if (dim is not null)
            {
                throw NativeError.Unsupported("unique along a dimension");
            }

            using var mode = no_grad();
            using var scope = NewDisposeScope();
            var (values, indices) = flatten().sort();
            var (output, inverse, counts) = values.unique_consecutive(return_inverse: true, return_counts);
            var places = indices.zeros_like().scatter_(0, indices, inverse!).view(Impl.Sizes);
            return (
                output.MoveToOuterDisposeScope(),
                return_inverse ? places.MoveToOuterDisposeScope() : null,
                counts?.MoveToOuterDisposeScope());
        }

        /// <summary>Each run of equal elements once, and if wanted which run each element is in and how long the runs are.</summary>
        /// <param name="return_inverse">Whether to say where each element went.</param>
        /// <param name="return_counts">Whether to count the equals.</param>
        /// <param name="dim">Not supported; must be null.</param>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(
            bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            if (dim is not null)
            {
                throw NativeError.Unsupported("unique_consecutive along a dimension");
            }

            using var mode = no_grad();
            using var scope = NewDisposeScope();
            var flat = flatten();
            var count = flat.numel();
            var first = ones(Math.Min(count, 1), ScalarType.Bool);
            var starts = count == 0 ? first : cat([first, flat.slice(0, 1, count, 1).ne(flat.slice(0, 0, count - 1, 1))]);
            var places = starts.nonzero().view(-1);
            var output = flat.index_select(0, places);
            var runs = return_inverse ? starts.cumsum(0).sub_(1).view(Impl.Sizes) : null;
            var ends = return_counts ? cat([places, full([1], count, ScalarType.Int64)]) : null;
            var lengths = ends is null ? null : ends.slice(0, 1, ends.numel(), 1).sub(places);
            return (
                output.MoveToOuterDisposeScope(), runs?.MoveToOuterDisposeScope(), lengths?.MoveToOuterDisposeScope());
        }

        // The values are read by index so that autograd follows them.
        private (Tensor Values, Tensor Indices) Sorted(long dim, bool descending, long? count)
        {
            var (values, order) = SortOps.Sort(Impl, dim, descending);
            values.Release();
            var indices = new Tensor(order);
            if (count is { } k && Impl.Rank > 0)
            {
                using var all = indices;
                using var part = all.narrow(dim, 0, k);
                indices = part.clone();
            }

            return (gather(dim, indices), indices);
        }
    }
}
