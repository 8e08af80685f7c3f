using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view of the shape of another tensor.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor view_as(Tensor other) => view(other.Impl.Sizes);

        /// <summary>Two dimensions exchanged.</summary>
        /// <param name="dim0">The first dimension.</param>
        /// <param name="dim1">The first dimension.</param>
        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>Two dimensions exchanged.</summary>
        /// <param name="dim0">The first dimension.</param>
        /// <param name="dim1">The first dimension.</param>
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>A view with the dimensions in the opposite order.</summary>
        public Tensor T => permute([.. Enumerable.Range(0, Impl.Rank).Reverse().Select(d => (long)d)]);

        /// <summary>A view with the last two dimensions exchanged.</summary>
        public Tensor mT => transpose(-2, -1);

        /// <summary>A view with the first two dimensions exchanged.</summary>
        public Tensor H => transpose(0, 1);

        /// <summary>One dimension made several.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="sizes">The sizes.</param>
        public Tensor unflatten(long dim, params long[] sizes)
        {
            if (dim < 0 || dim >= Impl.Rank)
            {
                throw new ArgumentException($"Invalid 'dim' argument: {dim}.", nameof(dim));
            }

            if (sizes.Length == 0)
            {
                throw new ArgumentException("The number of output sizes is zero.", nameof(sizes));
            }

            var parts = Shapes.Infer(sizes, Impl.Sizes[dim]);
            return view([.. Impl.Sizes[..(int)dim], .. parts, .. Impl.Sizes[((int)dim + 1)..]]);
        }

        /// <summary>All elements in one dimension.</summary>
        public Tensor ravel() => reshape(-1);

        /// <summary>A view with other sizes and distances over the same memory.</summary>
        /// <param name="size">The sizes.</param>
        /// <param name="strides">The distances in elements between neighbours.</param>
        /// <param name="storageOffset">Elements before the first, from the start of the memory.</param>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0L) =>
            new(Viewing.Strided(Impl, size, strides, storageOffset));

        /// <summary>A view that repeats dimensions of size one.</summary>
        /// <param name="sizes">The sizes.</param>
        /// <param name="isImplicit">Ignored.</param>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => new(Viewing.Expand(Impl, sizes));

        /// <summary>A view that repeats dimensions of size one.</summary>
        /// <param name="sizes">The sizes.</param>
        /// <param name="isImplicit">Ignored.</param>
        public Tensor expand(long[] sizes, bool isImplicit = false) => new(Viewing.Expand(Impl, sizes));

        /// <summary>A view of the shape of another tensor that repeats dimensions of size one.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor expand_as(Tensor other) => new(Viewing.Expand(Impl, other.Impl.Sizes));

        /// <summary>A view that repeats dimensions of size one.</summary>
        /// <param name="shape">The sizes.</param>
        public Tensor broadcast_to(params long[] shape) => new(Viewing.Expand(Impl, shape));

        /// <summary>A view with dimensions moved to other places, the rest in their order.</summary>
        /// <param name="source">The dimensions to move.</param>
        /// <param name="destination">Where the dimensions go.</param>
        public Tensor movedim(long[] source, long[] destination) => permute(MovedOrder(source, destination));

        /// <summary>A view with dimensions moved to other places, the rest in their order.</summary>
        /// <param name="source">The dimensions to move.</param>
        /// <param name="destination">Where the dimensions go.</param>
        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);

        /// <summary>A view with the diagonal of two dimensions as a new last one.</summary>
        /// <param name="offset">Which diagonal: above the main one if positive.</param>
        /// <param name="dim1">The first dimension.</param>
        /// <param name="dim2">The second dimension.</param>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1)
        {
            var rank = Impl.Rank;
            int a = Shapes.Dimension(dim1, rank), b = Shapes.Dimension(dim2, rank);
            NativeError.Check(rank > 1 && a != b, $"diagonal dimensions cannot be identical {dim1}, {dim2}");
            long[] sizes = Impl.Sizes, strides = Impl.Strides;
            var start = offset < 0 ? -offset * strides[a] : offset * strides[b];
            var length = Math.Max(Math.Min(sizes[a] + Math.Min(offset, 0), sizes[b] - Math.Max(offset, 0)), 0);
            var rest = Enumerable.Range(0, rank).Where(d => d != a && d != b).ToArray();
            return as_strided(
                [.. rest.Select(d => sizes[d]), length],
                [.. rest.Select(d => strides[d]), strides[a] + strides[b]],
                Impl.Offset + (length == 0 ? 0 : start));
        }

        /// <summary>A view of all runs of a length along a dimension, as a new last one.</summary>
        /// <param name="dimension">The dimension.</param>
        /// <param name="size">The length of a run.</param>
        /// <param name="step">How far the runs are apart.</param>
        public Tensor unfold(long dimension, long size, long step)
        {
            var d = Shapes.Dimension(dimension, Impl.Rank);
            var length = Impl.Rank == 0 ? 1 : Impl.Sizes[d];
            NativeError.Check(
                size >= 0 && size <= length, $"maximum size for tensor at dimension {d} is {length} but size is {size}");
            NativeError.Check(step > 0, $"step is {step} but must be > 0");
            var sizes = (long[])Impl.Sizes.Clone();
            var strides = (long[])Impl.Strides.Clone();
            if (Impl.Rank == 0)
            {
                return as_strided([size], [1], Impl.Offset);
            }

            sizes[d] = ((length - size) / step) + 1;
            strides[d] *= step;
            return as_strided([.. sizes, size], [.. strides, Impl.Strides[d]], Impl.Offset);
        }

        /// <summary>At least one dimension.</summary>
        public Tensor atleast_1d() => Impl.Rank == 0 ? reshape(1) : alias();

        /// <summary>At least two dimensions.</summary>
        public Tensor atleast_2d() => Impl.Rank == 0 ? reshape(1, 1) : Impl.Rank == 1 ? unsqueeze(0) : alias();

        /// <summary>At least three dimensions.</summary>
        public Tensor atleast_3d()
        {
            return Impl.Rank switch
            {
                0 => reshape(1, 1, 1),
                1 => reshape(1, Impl.Sizes[0], 1),
                2 => unsqueeze(-1),
                _ => alias(),
            };
        }

        private long[] MovedOrder(long[] source, long[] destination)
        {
            NativeError.Check(
                source.Length == destination.Length,
                "movedim: Invalid source or destination dims: source and destination must have the same length");
            var order = new long[Impl.Rank];
            Array.Fill(order, -1);
            var from = Array.ConvertAll(source, d => Shapes.Dimension(d, Impl.Rank));
            for (var i = 0; i < from.Length; i++)
            {
                order[Shapes.Dimension(destination[i], Impl.Rank)] = from[i];
            }

            NativeError.Check(
                from.Distinct().Count() == from.Length && order.Count(d => d >= 0) == from.Length,
                "movedim: repeated dim in source or destination");
            var rest = new Queue<int>(Enumerable.Range(0, Impl.Rank).Except(from));
            return Array.ConvertAll(order, d => d >= 0 ? d : rest.Dequeue());
        }
    }
}
