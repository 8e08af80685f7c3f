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
        var dims = default(DimList);
        for (var i = 0; i < grad.Rank; i++)
        {
            if (i < extra || (sizes[i - extra] == 1 && grad.Sizes[i] != 1))
            {
                dims.Add(i);
            }
        }

        var sum = Sum(grad, dims.Values, keep: true, grad.DType);
        var shaped = sum.ViewContiguous(sizes);
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

    /// <summary>Sizes without the reduced dimensions, or with ones in their place.</summary>
    private static long[] Kept(ReadOnlySpan<long> sizes, ReadOnlySpan<long> reduced, bool keep)
    {
        var result = default(DimList);
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

        return Shapes.Shared(result.Values);
    }

    private static (long[] Reduced, long[] Sizes) Select(TensorImpl source, ReadOnlySpan<long> dims, bool keep)
    {
        var reduced = default(DimList);
        var count = dims.IsEmpty || source.Rank == 0 ? source.Rank : dims.Length;
        for (var i = 0; i < count; i++)
        {
            var d = dims.IsEmpty ? i : Shapes.Dimension(dims[i], source.Rank);
            if (reduced.Values.Contains(d))
            {
                NativeError.Throw($"dim {d} appears multiple times in the list of dims");
            }

            reduced.Add(d);
        }

        foreach (var dim in source.Rank == 0 ? dims : [])
        {
            Shapes.Dimension(dim, 0);
        }

        reduced.Values.Sort();
        return (Shapes.Shared(reduced.Values), Kept(source.Sizes, reduced.Values, keep));
    }

    /// <summary>A contiguous tensor of the same elements whose reduced dimensions come last.</summary>
    private static TensorImpl RowsLast(TensorImpl source, ReadOnlySpan<long> reduced)
    {
        if (source.IsContiguous && (reduced.IsEmpty || reduced[0] == source.Rank - reduced.Length))
        {
            return source.Retain();
        }

        var order = default(DimList);
        for (var i = 0; i < source.Rank; i++)
        {
            if (!reduced.Contains(i))
            {
                order.Add(i);
            }
        }

        order.Add(reduced);
        var view = ViewOps.Permute(source, order.Values);
        var rows = CopyOps.Contiguous(view);
        view.Release();
        return rows;
    }

    private readonly struct SumWork(TensorImpl source, long[] reduced, TensorImpl result) : INumericWork
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
