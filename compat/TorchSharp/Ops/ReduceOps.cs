using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Sums and other reductions along dimensions, without autograd.</summary>
internal static unsafe class ReduceOps
{
    /// <summary>Sum over the given dimensions (all if none); integers and bool are summed as 64-bit integers.</summary>
    public static TensorImpl Sum(TensorImpl source, ReadOnlySpan<long> dims, bool keep, ScalarType? type = null)
    {
        var final = type ?? (DTypes.IsFloating(source.DType) ? source.DType : ScalarType.Int64);
        var computed = final == ScalarType.Bool ? ScalarType.Int64 : DTypes.Computed(final);
        var reduced = Rows.Dimensions(source, dims);
        var converted = CopyOps.To(source, computed);
        var sum = TensorImpl.Empty(computed, Rows.Kept(source.Sizes, reduced, keep));
        var work = new SumWork(converted, reduced, sum);
        Dispatch.Numeric(computed, "sum", ref work);
        converted.Release();
        if (computed == final)
        {
            return sum;
        }

        var result = CopyOps.To(sum, final);
        sum.Release();
        return result;
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

        var sum = dims.Count == 0 ? CopyOps.Contiguous(grad) : Sum(grad, dims.Values, keep: true, grad.DType);
        var shaped = sum.ViewContiguous(sizes);
        sum.Release();
        return shaped;
    }

    /// <summary>Reduces the given dimensions (all if none) in the type that the elements have.</summary>
    public static TensorImpl Reduce<TReduction>(
        TReduction reduction, TensorImpl source, ReadOnlySpan<long> dims, bool keep)
        where TReduction : struct, IReduction
    {
        var computed = DTypes.Computed(source.DType);
        var reduced = Rows.Dimensions(source, dims);
        var wide = CopyOps.To(source, computed);
        var rows = Rows.Last(wide, reduced);
        var result = TensorImpl.Empty(computed, Rows.Kept(source.Sizes, reduced, keep));
        long length = 1;
        foreach (var dim in reduced)
        {
            length *= source.Sizes[(int)dim];
        }

        NativeError.Check(
            length > 0 || result.Count == 0 || reduction.TakesNone,
            $"{typeof(TReduction).Name}(): Expected reduction dim to have non-zero size.");
        var work = new ReduceWork<TReduction>(reduction, rows, length, result);
        Dispatch.Numeric(computed, typeof(TReduction).Name, ref work);
        wide.Release();
        rows.Release();
        var rounded = CopyOps.To(result, source.DType);
        result.Release();
        return rounded;
    }

    /// <summary>The gradient of a product of all elements of the given dimensions; <paramref name="grad"/> keeps them.</summary>
    public static TensorImpl ProductGradient(TensorImpl grad, TensorImpl source, ReadOnlySpan<long> reduced)
    {
        var computed = DTypes.Computed(source.DType);
        var wide = CopyOps.To(source, computed);
        var rows = Rows.Last(wide, reduced);
        var typed = CopyOps.To(grad, computed);
        var packed = CopyOps.Contiguous(typed);
        var gradients = TensorImpl.Empty(computed, rows.Sizes);
        var work = new ProductGradientWork(gradients, packed, rows);
        Dispatch.Numeric(computed, "prod", ref work);
        var back = Rows.Back(gradients, reduced);
        var result = CopyOps.To(back, source.DType);
        foreach (var used in (ReadOnlySpan<TensorImpl>)[wide, rows, typed, packed, gradients, back])
        {
            used.Release();
        }

        return result;
    }

    private readonly struct SumWork(TensorImpl source, long[] reduced, TensorImpl result) : INumericWork
    {
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

            var rows = Rows.Last(source, reduced);
            var length = rows.Count / Math.Max(result.Count, 1);
            ReduceKernel.SumEach(result.Pointer<T>(), rows.Pointer<T>(), result.Count, length);
            rows.Release();
        }
    }

    private readonly struct ReduceWork<TReduction>(
        TReduction reduction, TensorImpl rows, long length, TensorImpl result) : INumericWork
        where TReduction : struct, IReduction
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> =>
            RowKernel.Reduce(result.Pointer<T>(), rows.Pointer<T>(), result.Count, length, reduction);
    }

    private readonly struct ProductGradientWork(TensorImpl result, TensorImpl grad, TensorImpl rows) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> => RowKernel.ProductGradient(
            result.Pointer<T>(),
            grad.Pointer<T>(),
            rows.Pointer<T>(),
            grad.Count,
            rows.Count / Math.Max(grad.Count, 1));
    }
}
