namespace TorchSharp.Internal;

/// <summary>Which rows of a matrix an index means; every result is a vector of 64-bit integers.</summary>
internal static unsafe class RowNumbers
{
    /// <summary>
    /// For each element of an index, the element of a contiguous tensor that has the same position but for one
    /// dimension, where it has the index.
    /// </summary>
    public static TensorImpl Gather(TensorImpl index, ReadOnlySpan<long> sizes, int dim, string operation)
    {
        CheckIndex(index, operation);
        NativeError.Check(
            index.Rank == sizes.Length || (index.Rank <= 1 && sizes.Length <= 1),
            "Index tensor must have the same number of dimensions as input tensor");
        for (var d = 0; d < Math.Min(index.Rank, sizes.Length); d++)
        {
            NativeError.Check(
                d == dim || index.Sizes[d] <= sizes[d],
                $"Size does not match at dimension {d} expected index {Shapes.Text(index.Sizes)} to be smaller than self "
                + $"{Shapes.Text(sizes)} apart from dimension {dim}");
        }

        var places = Places(index);
        var result = TensorImpl.Empty(ScalarType.Int64, index.Count);
        long* from = places.Pointer<long>(), to = result.Pointer<long>();
        var strides = Shapes.ContiguousStrides(sizes);
        var position = new long[index.Rank];
        for (long i = 0; i < index.Count; i++)
        {
            var limit = sizes.Length == 0 ? 1 : sizes[dim];
            CheckPlace(from[i], limit, dim);
            long at = 0;
            for (var d = 0; d < position.Length && d < strides.Length; d++)
            {
                at += (d == dim ? from[i] : position[d]) * strides[d];
            }

            to[i] = at;
            Next(position, index.Sizes);
        }

        places.Release();
        return result;
    }

    /// <summary>For each slice before the dimension, the rows of it that a vector names.</summary>
    public static TensorImpl Slices(TensorImpl index, ReadOnlySpan<long> sizes, int dim, string operation)
    {
        CheckIndex(index, operation);
        NativeError.Check(index.Rank <= 1, $"{operation}(): Index is supposed to be a vector");
        var length = sizes.Length == 0 ? 1 : sizes[dim];
        var outer = Shapes.Count(sizes[..dim]);
        var places = Places(index);
        var result = TensorImpl.Empty(ScalarType.Int64, outer * index.Count);
        long* from = places.Pointer<long>(), to = result.Pointer<long>();
        for (long i = 0; i < index.Count; i++)
        {
            NativeError.Check(from[i] >= 0 && from[i] < length, "index out of range in self");
            for (long o = 0; o < outer; o++)
            {
                to[(o * index.Count) + i] = (o * length) + from[i];
            }
        }

        places.Release();
        return result;
    }

    /// <summary>
    /// The rows that index tensors, broadcast together, mean: one tensor for each of the matrix's leading dimensions,
    /// counted from the end where negative.
    /// </summary>
    public static TensorImpl Combine(IReadOnlyList<TensorImpl> indices, ReadOnlySpan<long> limits, long[] shape)
    {
        var result = FillOps.Zeros(ScalarType.Int64, Shapes.Count(shape));
        var to = result.Pointer<long>();
        for (var d = 0; d < indices.Count; d++)
        {
            var wide = ViewOps.Expand(indices[d], shape);
            var places = Places(wide);
            var from = places.Pointer<long>();
            for (long i = 0; i < result.Count; i++)
            {
                CheckPlace(from[i], limits[d], d, fromEnd: true);
                to[i] = (to[i] * limits[d]) + from[i] + (from[i] < 0 ? limits[d] : 0);
            }

            wide.Release();
            places.Release();
        }

        return result;
    }

    /// <summary>The positions, in row-major order, of the elements that are not zero.</summary>
    public static TensorImpl NonZero(TensorImpl source)
    {
        var test = CopyOps.To(source, ScalarType.Bool);
        var packed = CopyOps.Contiguous(test);
        var at = packed.Pointer<byte>();
        long count = 0;
        for (long i = 0; i < packed.Count; i++)
        {
            count += at[i];
        }

        var result = TensorImpl.Empty(ScalarType.Int64, count);
        var to = result.Pointer<long>();
        for (long i = 0; i < packed.Count; i++)
        {
            if (at[i] != 0)
            {
                *to++ = i;
            }
        }

        test.Release();
        packed.Release();
        return result;
    }

    /// <summary>The coordinate in one dimension of positions in a contiguous tensor.</summary>
    public static TensorImpl Coordinate(TensorImpl positions, ReadOnlySpan<long> sizes, int dim)
    {
        var result = TensorImpl.Empty(ScalarType.Int64, positions.Count);
        long* from = positions.Pointer<long>(), to = result.Pointer<long>();
        var inner = Shapes.Count(sizes[(dim + 1)..]);
        for (long i = 0; i < positions.Count; i++)
        {
            to[i] = from[i] / inner % sizes[dim];
        }

        return result;
    }

    private static TensorImpl Places(TensorImpl index)
    {
        var wide = CopyOps.To(index, ScalarType.Int64);
        var packed = CopyOps.Contiguous(wide);
        wide.Release();
        return packed;
    }

    private static void CheckIndex(TensorImpl index, string operation) => NativeError.Check(
        index.DType is ScalarType.Int64 or ScalarType.Int32,
        $"{operation}(): Expected dtype int64 for index");

    private static void CheckPlace(long place, long limit, int dim, bool fromEnd = false) => NativeError.Check(
        place >= (fromEnd ? -limit : 0) && place < limit,
        $"index {place} is out of bounds for dimension {dim} with size {limit}");

    private static void Next(long[] position, long[] sizes)
    {
        for (var d = position.Length - 1; d >= 0; d--)
        {
            if (++position[d] < sizes[d])
            {
                return;
            }

            position[d] = 0;
        }
    }
}
