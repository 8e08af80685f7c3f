using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Sums and extremes along dimensions, without autograd.</summary>
internal static unsafe class ReduceOps
{
    /// <summary>Sum over the given dimensions (all if none); integers and bool are summed as 64-bit integers.</summary>
    public static TensorImpl Sum(TensorImpl source, ReadOnlySpan<long> dims, bool keep, ScalarType? type = null)
    {
        var result = type ?? (DTypes.IsFloating(source.DType) ? source.DType : ScalarType.Int64);
        var (reduced, sizes) = Select(source, dims, keep);
        var converted = CopyOps.To(source, result);
        var work = new SumWork(converted, reduced, TensorImpl.Empty(result, sizes));
        Dispatch.Numeric(result, "sum", ref work);
        converted.Release();
        return work.Result;
    }

    /// <summary>Sums away what broadcasting to <paramref name="grad"/>'s shape had added to <paramref name="sizes"/>.</summary>
    public static TensorImpl SumTo(TensorImpl grad, ReadOnlySpan<long> sizes)
    {
        if (grad.Sizes.AsSpan().SequenceEqual(sizes))
        {
            return grad.Retain();
        }

        var extra = grad.Rank - sizes.Length;
        var dims = new List<long>();
        for (var i = 0; i < grad.Rank; i++)
        {
            if (i < extra || (sizes[i - extra] == 1 && grad.Sizes[i] != 1))
            {
                dims.Add(i);
            }
        }

        if (dims.Count == 0)
        {
            return grad.View(sizes.ToArray(), Shapes.ContiguousStrides(sizes), grad.Offset);
        }

        var sum = Sum(grad, [.. dims], keep: true, grad.DType);
        var shaped = sum.View(sizes.ToArray(), Shapes.ContiguousStrides(sizes), 0);
        sum.Release();
        return shaped;
    }

    /// <summary>The extreme elements along a dimension and their positions.</summary>
    public static (TensorImpl Values, TensorImpl Indices) Extreme(TensorImpl source, long dim, bool keep, bool greatest)
    {
        var d = Shapes.Dimension(dim, source.Rank);
        var length = source.Rank == 0 ? 1 : source.Sizes[d];
        NativeError.Check(
            length > 0, $"Expected reduction dim {d} to have non-zero size.");
        var sizes = source.Rank == 0 ? [] : Kept(source.Sizes, [d], keep);
        var rows = RowsLast(source, source.Rank == 0 ? [] : [d]);
        var values = TensorImpl.Empty(source.DType, sizes);
        var indices = TensorImpl.Empty(ScalarType.Int64, sizes);
        var work = new ExtremeWork(rows, length, values, indices, greatest);
        var type = source.DType == ScalarType.Bool ? ScalarType.Byte : source.DType;
        Dispatch.Numeric(type, greatest ? "max" : "min", ref work);
        rows.Release();
        return (values, indices);
    }

    /// <summary>The position of the extreme element of a whole tensor, in row-major order, and its value.</summary>
    public static (TensorImpl Value, TensorImpl Index) ExtremeOfAll(TensorImpl source, bool greatest)
    {
        NativeError.Check(source.Count > 0, "Expected reduction dim to be specified for input.numel() == 0.");
        var rows = CopyOps.Contiguous(source);
        var value = TensorImpl.Empty(source.DType);
        var index = TensorImpl.Empty(ScalarType.Int64);
        var work = new ExtremeWork(rows, source.Count, value, index, greatest);
        var type = source.DType == ScalarType.Bool ? ScalarType.Byte : source.DType;
        Dispatch.Numeric(type, greatest ? "max" : "min", ref work);
        rows.Release();
        return (value, index);
    }

    public static long[] Kept(ReadOnlySpan<long> sizes, ReadOnlySpan<int> reduced, bool keep)
    {
        var result = new List<long>(sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
        {
            if (!reduced.Contains(i))
            {
                result.Add(sizes[i]);
            }
            else if (keep)
            {
                result.Add(1);
            }
        }

        return [.. result];
    }

    private static (int[] Reduced, long[] Sizes) Select(TensorImpl source, ReadOnlySpan<long> dims, bool keep)
    {
        var reduced = new int[dims.IsEmpty || source.Rank == 0 ? source.Rank : dims.Length];
        for (var i = 0; i < reduced.Length; i++)
        {
            reduced[i] = dims.IsEmpty ? i : Shapes.Dimension(dims[i], source.Rank);
            if (reduced.AsSpan(0, i).Contains(reduced[i]))
            {
                NativeError.Throw($"dim {reduced[i]} appears multiple times in the list of dims");
            }
        }

        foreach (var dim in source.Rank == 0 ? dims : [])
        {
            Shapes.Dimension(dim, 0);
        }

        Array.Sort(reduced);
        return (reduced, Kept(source.Sizes, reduced, keep));
    }

    /// <summary>A contiguous tensor of the same elements whose reduced dimensions come last.</summary>
    private static TensorImpl RowsLast(TensorImpl source, ReadOnlySpan<int> reduced)
    {
        if (source.IsContiguous && (reduced.IsEmpty || reduced[0] == source.Rank - reduced.Length))
        {
            return source.Retain();
        }

        var sizes = new long[source.Rank];
        var strides = new long[source.Rank];
        int kept = 0, last = source.Rank - reduced.Length;
        for (var i = 0; i < source.Rank; i++)
        {
            var place = reduced.Contains(i) ? last++ : kept++;
            sizes[place] = source.Sizes[i];
            strides[place] = source.Strides[i];
        }

        var view = source.View(sizes, strides, source.Offset);
        var rows = CopyOps.Contiguous(view);
        view.Release();
        return rows;
    }

    private readonly struct SumWork(TensorImpl source, int[] reduced, TensorImpl result) : INumericWork
    {
        public TensorImpl Result => result;

        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var leading = source.IsContiguous && reduced.Length < source.Rank && reduced[^1] == reduced.Length - 1;
            if (leading)
            {
                var count = result.Count;
                ReduceKernel.SumRows(result.Pointer<T>(), source.Pointer<T>(), source.Count / Math.Max(count, 1), count);
                return;
            }

            var rows = RowsLast(source, reduced);
            var length = rows.Count / Math.Max(result.Count, 1);
            for (long i = 0; i < result.Count; i++)
            {
                result.Pointer<T>()[i] = ReduceKernel.Sum(rows.Pointer<T>() + (i * length), length);
            }

            rows.Release();
        }
    }

    private readonly struct ExtremeWork(
        TensorImpl rows, long length, TensorImpl values, TensorImpl indices, bool greatest) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            T* source = rows.Pointer<T>(), value = values.Pointer<T>();
            var index = indices.Pointer<long>();
            for (long i = 0; i < values.Count; i++)
            {
                var at = ReduceKernel.Extreme(source + (i * length), length, greatest);
                index[i] = at;
                value[i] = source[(i * length) + at];
            }
        }
    }
}
