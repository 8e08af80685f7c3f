using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same memory in another shape.</summary>
        /// <param name="shape">The sizes; one may be -1 and is then inferred.</param>
        public Tensor view(params long[] shape) => new(Viewing.View(Impl, shape));

        /// <summary>The same elements in another shape; a view if possible, else a copy.</summary>
        /// <param name="shape">The sizes; one may be -1 and is then inferred.</param>
        public Tensor reshape(params long[] shape) => new(Viewing.Reshape(Impl, shape));

        /// <summary>A range of neighbouring dimensions made one.</summary>
        /// <param name="start_dim">The first dimension.</param>
        /// <param name="end_dim">The last dimension.</param>
        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            var rank = Impl.Rank;
            int first = Shapes.Dimension(start_dim, rank), last = Shapes.Dimension(end_dim, rank);
            NativeError.Check(first <= last, "flatten() has invalid args: start_dim cannot come after end_dim");
            if (rank == 0)
            {
                return reshape(1);
            }

            if (first == last)
            {
                return alias();
            }

            var joined = Shapes.Count(Impl.Sizes.AsSpan(first, last - first + 1));
            var sizes = new DimList(Impl.Sizes.AsSpan(0, first));
            sizes.Add(joined);
            sizes.Add(Impl.Sizes.AsSpan(last + 1));
            return new Tensor(Viewing.Reshape(Impl, sizes.Values));
        }

        /// <summary>The dimensions in another order.</summary>
        /// <param name="permutation">For each dimension of the result, which of this tensor's it is.</param>
        public Tensor permute(params long[] permutation) => new(Viewing.Permute(Impl, permutation));

        /// <summary>Two dimensions exchanged.</summary>
        /// <param name="dim0">One dimension.</param>
        /// <param name="dim1">The other dimension.</param>
        public Tensor transpose(long dim0, long dim1) =>
            new(Viewing.Permute(Impl, ViewOps.TransposeOrder(Impl.Rank, dim0, dim1)));

        /// <summary>A matrix transposed.</summary>
        public Tensor t()
        {
            NativeError.Check(
                Impl.Rank <= 2, $"t() expects a tensor with <= 2 dimensions, but self is {Impl.Rank}D");
            return Impl.Rank < 2 ? alias() : transpose(0, 1);
        }

        /// <summary>With a dimension of size one put in.</summary>
        /// <param name="dim">Where it will be.</param>
        public Tensor unsqueeze(long dim) => new(Viewing.Unsqueeze(Impl, dim));

        /// <summary>Without the dimensions of size one, or without a given one if its size is one.</summary>
        /// <param name="dim">The dimension; all if null.</param>
        public Tensor squeeze(long? dim = null) => new(Viewing.Squeeze(Impl, dim));

        /// <summary>Dimensions of size one repeated, without copying.</summary>
        /// <param name="sizes">The sizes; -1 keeps a dimension as it is.</param>
        public Tensor expand(params long[] sizes) => new(Viewing.Expand(Impl, sizes));

        /// <summary>Part of a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="start">The first index; negative counts from the end.</param>
        /// <param name="length">How many indices.</param>
        public Tensor narrow(long dim, long start, long length)
        {
            NativeError.Check(Impl.Rank > 0, "narrow() cannot be applied to a 0-dim tensor.");
            var d = Shapes.Dimension(dim, Impl.Rank);
            var size = Impl.Sizes[d];
            NativeError.Check(
                start >= -size && start <= size,
                $"Dimension out of range (expected to be in range of [{-size}, {size}], but got {start})");
            start = start < 0 ? start + size : start;
            NativeError.Check(
                length >= 0 && start + length <= size,
                $"start ({start}) + length ({length}) exceeds dimension size ({size}).");
            return new Tensor(Viewing.Narrow(Impl, d, start, length));
        }

        /// <summary>Every <paramref name="step"/>th index of part of a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="start">The first index; negative counts from the end.</param>
        /// <param name="finish">One past the last index; negative counts from the end.</param>
        /// <param name="step">The distance between indices, at least 1.</param>
        public Tensor slice(long dim, long start, long finish, long step)
        {
            NativeError.Check(Impl.Rank > 0, "slice() cannot be applied to a 0-dim tensor.");
            return new Tensor(Slice(Impl, Shapes.Dimension(dim, Impl.Rank), start, finish, step));
        }

        /// <summary>The slice at one index of a dimension, which disappears.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The index; negative counts from the end.</param>
        public Tensor select(long dim, long index)
        {
            NativeError.Check(Impl.Rank > 0, "select() cannot be applied to a 0-dim tensor.");
            return new Tensor(Viewing.Select(Impl, Shapes.Dimension(dim, Impl.Rank), index));
        }

        /// <summary>A copy, contiguous, that autograd follows.</summary>
        public Tensor clone() => new(Viewing.Clone(Impl));

        /// <summary>The tensor itself if it is contiguous, else a contiguous copy.</summary>
        public Tensor contiguous() => new(Viewing.Contiguous(Impl));

        internal static TensorImpl Slice(TensorImpl source, int dim, long start, long finish, long step)
        {
            NativeError.Check(step > 0, "slice step must be positive");
            var size = source.Sizes[dim];
            start = Math.Clamp(start < 0 ? start + size : start, 0, size);
            finish = Math.Clamp(finish < 0 ? finish + size : finish, start, size);
            return Viewing.Narrow(source, dim, start, (finish - start + step - 1) / step, step);
        }
    }
}
