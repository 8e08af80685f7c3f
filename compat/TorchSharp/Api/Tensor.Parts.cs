using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Views of neighbouring parts of a size along a dimension; the last may be shorter.</summary>
        /// <param name="size">The size of a part.</param>
        /// <param name="dim">The dimension.</param>
        public Tensor[] split(long size, int dim = 0)
        {
            NativeError.Check(size > 0, $"split expects split_size be non-negative, but got split_size={size}");
            var length = Impl.Sizes[Shapes.Dimension(dim, Impl.Rank)];
            var count = Math.Max((length + size - 1) / size, 1);
            return Parts(dim, [.. Enumerable.Range(0, (int)count).Select(i => Math.Min(size, length - (i * size)))]);
        }

        /// <summary>Views of neighbouring parts along a dimension.</summary>
        /// <param name="sizes">The sizes of the parts.</param>
        /// <param name="dim">The dimension.</param>
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0)
        {
            var length = Impl.Sizes[Shapes.Dimension(dim, Impl.Rank)];
            NativeError.Check(
                Sum(sizes) == length,
                $"split_with_sizes expects split_sizes to sum exactly to {length} (input tensor's size at dimension {dim})");
            return Parts(dim, sizes);
        }

        /// <summary>Views of neighbouring parts along a dimension.</summary>
        /// <param name="sizes">The sizes of the parts.</param>
        /// <param name="dim">The dimension.</param>
        public Tensor[] split(long[] sizes, long dim = 0) => split((ReadOnlySpan<long>)sizes, dim);

        /// <summary>Views of neighbouring parts along the first dimension.</summary>
        /// <param name="sizes">The sizes of the parts.</param>
        public Tensor[] split(params long[] sizes) => split((ReadOnlySpan<long>)sizes, 0);

        /// <summary>Views of a number of parts along a dimension; the last ones may be shorter or missing.</summary>
        /// <param name="chunks">How many parts.</param>
        /// <param name="dim">The dimension.</param>
        public Tensor[] chunk(long chunks, long dim = 0L)
        {
            NativeError.Check(chunks > 0, $"chunk expects `chunks` to be greater than 0, got: {chunks}");
            var d = Shapes.Dimension(dim, Impl.Rank);
            NativeError.Check(Impl.Rank > 0, "chunk expects at least a 1-dimensional tensor");
            var length = Impl.Sizes[d];
            return length == 0
                ? Parts(d, new long[chunks])
                : split((length + chunks - 1) / chunks, d);
        }

        /// <summary>Views of a number of parts along a dimension, the first ones longer by one if need be.</summary>
        /// <param name="size">How many parts.</param>
        /// <param name="dim">The dimension.</param>
        public Tensor[] tensor_split(long size, long dim = 0L)
        {
            NativeError.Check(size > 0, $"number of sections must be larger than 0, got {size}");
            var length = Impl.Sizes[Shapes.Dimension(dim, Impl.Rank)];
            return Parts(dim, [.. Enumerable.Range(0, (int)size).Select(i => (length / size) + (i < length % size ? 1 : 0))]);
        }

        /// <summary>Views of parts along a dimension that begin at the places given.</summary>
        /// <param name="sizes">Where the parts but the first begin.</param>
        /// <param name="dim">The dimension.</param>
        public Tensor[] tensor_split(long[] sizes, long dim = 0L)
        {
            using var scope = NewDisposeScope();
            var d = Shapes.Dimension(dim, Impl.Rank);
            long[] bounds = [0, .. sizes, Impl.Sizes[d]];
            return
            [
                .. Enumerable.Range(0, bounds.Length - 1)
                    .Select(i => slice(d, bounds[i], bounds[i + 1], 1).MoveToOuterDisposeScope()),
            ];
        }

        /// <summary>Views of the slices along a dimension, which disappears.</summary>
        /// <param name="dimension">The dimension.</param>
        public Tensor[] unbind(long dimension = 0L)
        {
            NativeError.Check(Impl.Rank > 0, "Dimension specified as 0 but tensor has no dimensions");
            var d = Shapes.Dimension(dimension, Impl.Rank);
            return [.. Enumerable.Range(0, (int)Impl.Sizes[d]).Select(i => select(d, i))];
        }

        /// <summary>The tensor repeated along each dimension.</summary>
        /// <param name="sizes">How often along each dimension.</param>
        public Tensor repeat(params long[] sizes)
        {
            NativeError.Check(
                sizes.Length >= Impl.Rank,
                "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");
            using var scope = NewDisposeScope();
            long[] own = [.. Enumerable.Repeat(1L, sizes.Length - Impl.Rank), .. Impl.Sizes];
            // Each dimension becomes two, of which the first is repeated.
            var pairs = own.SelectMany(n => new[] { 1, n }).ToArray();
            var wide = sizes.Zip(own, (times, n) => new[] { times, n }).SelectMany(p => p).ToArray();
            var result = own.Zip(sizes, (n, times) => n * times).ToArray();
            return reshape(pairs).expand(wide).clone().view(result).MoveToOuterDisposeScope();
        }

        /// <summary>The tensor repeated along each dimension.</summary>
        /// <param name="reps">How often along each dimension.</param>
        public Tensor tile(long[] reps) =>
            repeat([.. Enumerable.Repeat(1L, Math.Max(Impl.Rank - reps.Length, 0)), .. reps]);

        /// <summary>Each slice of a dimension repeated.</summary>
        /// <param name="repeats">How often.</param>
        /// <param name="dim">The dimension; if null, the elements in row-major order.</param>
        /// <param name="output_size">The size that the dimension gets, if known.</param>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null)
        {
            using var scope = NewDisposeScope();
            var length = dim is { } d ? Impl.Sizes[Shapes.Dimension(d, Impl.Rank)] : Impl.Count;
            return repeat_interleave(full([length], repeats, ScalarType.Int64), dim, output_size).MoveToOuterDisposeScope();
        }

        /// <summary>Each slice of a dimension repeated as often as it is said.</summary>
        /// <param name="repeats">How often.</param>
        /// <param name="dim">The dimension; if null, the elements in row-major order.</param>
        /// <param name="output_size">The size that the dimension gets, if known.</param>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null)
        {
            using var scope = NewDisposeScope();
            var source = dim is null ? flatten() : this;
            var along = Shapes.Dimension(dim ?? 0, source.Impl.Rank);
            var length = source.Impl.Sizes[along];
            NativeError.Check(
                repeats.Impl.Rank <= 1 && (repeats.Impl.Count == 1 || repeats.Impl.Count == length),
                "repeats must have the same size as input along dim");
            var times = repeats.to_type(ScalarType.Int64).expand(length).contiguous().data<long>().ToArray();
            NativeError.Check(times.All(n => n >= 0), "repeats can not be negative");
            var places = times.SelectMany((n, i) => Enumerable.Repeat((long)i, checked((int)n))).ToArray();
            NativeError.Check(
                output_size is null || output_size == places.Length, "repeat_interleave: Invalid output_size");
            return source.index_select(along, tensor(places)).MoveToOuterDisposeScope();
        }

        /// <summary>Dimensions in the opposite direction.</summary>
        /// <param name="dims">The dimensions.</param>
        public Tensor flip(params long[] dims)
        {
            using var scope = NewDisposeScope();
            var result = alias();
            foreach (var d in Rows.Dimensions(Impl, dims.Length == 0 ? throw NativeError.Unsupported("flip along no dimension") : dims))
            {
                result = result.index_select(d, arange(Impl.Sizes[d] - 1, -1, -1, ScalarType.Int64));
            }

            return (ReferenceEquals(result.Impl, Impl) ? clone() : result).MoveToOuterDisposeScope();
        }

        /// <summary>Columns in the opposite order.</summary>
        public Tensor fliplr() => flip(1);

        /// <summary>Rows in the opposite order.</summary>
        public Tensor flipud() => flip(0);

        /// <summary>Elements moved along a dimension, what falls off the end comes in at the front.</summary>
        /// <param name="shifts">How far.</param>
        /// <param name="dims">The dimension; if null, the elements in row-major order.</param>
        public Tensor roll(long shifts, long? dims = null) =>
            dims is { } d ? Rolled([shifts], [d]) : Rolled([shifts], []);

        /// <summary>Elements moved along dimensions, what falls off the end comes in at the front.</summary>
        /// <param name="shifts">How far.</param>
        /// <param name="dims">The dimensions.</param>
        public Tensor roll((long, long) shifts, (long, long) dims) =>
            Rolled([shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);

        /// <summary>Elements moved along dimensions, what falls off the end comes in at the front.</summary>
        /// <param name="shifts">How far.</param>
        /// <param name="dims">The dimensions.</param>
        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            Rolled([shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2, dims.Item3]);

        /// <summary>Elements moved along dimensions, what falls off the end comes in at the front.</summary>
        /// <param name="shifts">How far.</param>
        /// <param name="dims">The dimensions.</param>
        public Tensor roll(long[] shifts, long[] dims) => Rolled(shifts, dims);

        /// <summary>Elements moved along the first dimension, what falls off the end comes in at the front.</summary>
        /// <param name="shifts">How far.</param>
        public Tensor roll(long[] shifts) => Rolled(shifts, [0]);

        /// <summary>Elements moved along dimensions, what falls off the end comes in at the front.</summary>
        /// <param name="shifts">How far.</param>
        /// <param name="dims">The dimensions.</param>
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Rolled(shifts, dims);

        private static long Sum(ReadOnlySpan<long> sizes)
        {
            long sum = 0;
            foreach (var size in sizes)
            {
                NativeError.Check(size >= 0, "split_with_sizes expects split_sizes have only non-negative entries");
                sum += size;
            }

            return sum;
        }

        private Tensor[] Parts(long dim, ReadOnlySpan<long> sizes)
        {
            var parts = new Tensor[sizes.Length];
            long start = 0;
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = narrow(dim, start, sizes[i]);
                start += sizes[i];
            }

            return parts;
        }

        private Tensor Rolled(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims)
        {
            using var scope = NewDisposeScope();
            if (dims.IsEmpty && shifts.Length == 1)
            {
                return flatten().Rolled(shifts, [0]).view(Impl.Sizes).MoveToOuterDisposeScope();
            }

            NativeError.Check(
                shifts.Length == dims.Length, $"shifts and dimensions must align. shifts: {shifts.Length}, dims:{dims.Length}");
            var result = clone();
            for (var i = 0; i < shifts.Length && Impl.Count > 0; i++)
            {
                var length = Impl.Sizes[Shapes.Dimension(dims[i], Impl.Rank)];
                var by = ((shifts[i] % length) + length) % length;
                result = cat([result.narrow(dims[i], length - by, by), result.narrow(dims[i], 0, length - by)], dims[i]);
            }

            return result.MoveToOuterDisposeScope();
        }
    }
}
