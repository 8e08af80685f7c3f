using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Where the extreme elements of a tensor are, without autograd.</summary>
internal static unsafe class ExtremeOps
{
    /// <summary>The positions along a dimension of the first extreme elements; a NaN is more extreme than any number.</summary>
    public static TensorImpl Places(TensorImpl source, long dim, bool keep, bool greatest)
    {
        var d = Shapes.Dimension(dim, source.Rank);
        long[] dims = source.Rank == 0 ? [] : [d];
        var length = source.Rank == 0 ? 1 : source.Sizes[d];
        NativeError.Check(length > 0, $"Expected reduction dim {d} to have non-zero size.");
        return Places(source, dims, length, Rows.Kept(source.Sizes, dims, keep), greatest);
    }

    /// <summary>The position of the extreme element of a whole tensor, in row-major order.</summary>
    public static TensorImpl Place(TensorImpl source, bool greatest)
    {
        NativeError.Check(source.Count > 0, "Expected reduction dim to be specified for input.numel() == 0.");
        return Places(source, Rows.Dimensions(source, []), source.Count, [], greatest);
    }

    private static TensorImpl Places(TensorImpl source, long[] dims, long length, long[] sizes, bool greatest)
    {
        var wide = CopyOps.To(source, DTypes.Computed(source.DType));
        var rows = Rows.Last(wide, dims);
        var work = new PlaceWork(rows, length, TensorImpl.Empty(ScalarType.Int64, sizes), greatest);
        Dispatch.Numeric(wide.DType, greatest ? "argmax" : "argmin", ref work);
        wide.Release();
        rows.Release();
        return work.Result;
    }

    private readonly struct PlaceWork(TensorImpl rows, long length, TensorImpl result, bool greatest) : INumericWork
    {
        public TensorImpl Result => result;

        public void Run<T>()
            where T : unmanaged, INumber<T> => ReduceKernel.Extremes(
            result.Pointer<long>(), rows.Pointer<T>(), result.Count, length, greatest);
    }
}
