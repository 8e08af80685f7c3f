using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Sorted tensors, without autograd.</summary>
internal static unsafe class SortOps
{
    /// <summary>
    /// The elements in order along a dimension (of all, flattened, if null), and where they were; equals keep their
    /// order, and NaN is greater than any number.
    /// </summary>
    public static (TensorImpl Values, TensorImpl Indices) Sort(TensorImpl source, long? dim, bool descending)
    {
        using var used = new Temporaries();
        var typed = used.Add(CopyOps.To(source, DTypes.Computed(source.DType)));
        long[] dims = [];
        if (dim is { } along)
        {
            dims = source.Rank == 0 ? [] : [Shapes.Dimension(along, source.Rank)];
        }

        var rows = used.Add(Rows.Last(typed, dims));
        var length = dim is null ? source.Count : source.Rank == 0 ? 1 : source.Sizes[(int)dims[0]];
        var sizes = dim is null ? [source.Count] : rows.Sizes;
        var values = used.Add(TensorImpl.Empty(typed.DType, sizes));
        var indices = used.Add(TensorImpl.Empty(ScalarType.Int64, sizes));
        var work = new SortWork(rows, length, values, indices, descending);
        Dispatch.Numeric(typed.DType, "sort", ref work);
        var ordered = used.Add(Rows.Back(values, dims));
        return (CopyOps.To(ordered, source.DType), Rows.Back(indices, dims));
    }

    private readonly struct SortWork(
        TensorImpl rows, long length, TensorImpl values, TensorImpl indices, bool descending) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> => SortKernel.Run(
            values.Pointer<T>(),
            indices.Pointer<long>(),
            rows.Pointer<T>(),
            rows.Count / Math.Max(length, 1),
            length,
            descending);
    }
}
