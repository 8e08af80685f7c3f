using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Reading and writing of a matrix's rows by number: what every kind of indexing comes down to.</summary>
internal static unsafe class MatrixRowOps
{
    /// <summary>The named rows of a matrix.</summary>
    public static TensorImpl Take(TensorImpl matrix, TensorImpl rows)
    {
        var packed = CopyOps.Contiguous(matrix);
        long count = rows.Count, width = packed.Sizes[1];
        var result = TensorImpl.Empty(packed.DType, count, width);
        var at = rows.Pointer<long>();
        switch (DTypes.Size(packed.DType))
        {
            case 1:
                MatrixRowKernel.Take(result.Pointer<byte>(), packed.Pointer<byte>(), at, count, width);
                break;
            case 2:
                MatrixRowKernel.Take(result.Pointer<short>(), packed.Pointer<short>(), at, count, width);
                break;
            case 4:
                MatrixRowKernel.Take(result.Pointer<int>(), packed.Pointer<int>(), at, count, width);
                break;
            default:
                MatrixRowKernel.Take(result.Pointer<long>(), packed.Pointer<long>(), at, count, width);
                break;
        }

        packed.Release();
        return result;
    }

    /// <summary>Writes values, one row for each number, over the named rows of a contiguous matrix of their type.</summary>
    public static void Put(TensorImpl matrix, TensorImpl rows, TensorImpl values)
    {
        var packed = CopyOps.Contiguous(values);
        long count = rows.Count, width = matrix.Sizes[1];
        var at = rows.Pointer<long>();
        switch (DTypes.Size(matrix.DType))
        {
            case 1:
                MatrixRowKernel.Put(matrix.Pointer<byte>(), packed.Pointer<byte>(), at, count, width);
                break;
            case 2:
                MatrixRowKernel.Put(matrix.Pointer<short>(), packed.Pointer<short>(), at, count, width);
                break;
            case 4:
                MatrixRowKernel.Put(matrix.Pointer<int>(), packed.Pointer<int>(), at, count, width);
                break;
            default:
                MatrixRowKernel.Put(matrix.Pointer<long>(), packed.Pointer<long>(), at, count, width);
                break;
        }

        packed.Release();
    }

    /// <summary>Adds values, one row for each number, to the named rows of a contiguous matrix of their type.</summary>
    public static void Add(TensorImpl matrix, TensorImpl rows, TensorImpl values)
    {
        var computed = DTypes.Computed(matrix.DType);
        var wide = CopyOps.To(matrix, computed);
        var converted = CopyOps.To(values, computed);
        var packed = CopyOps.Contiguous(converted);
        var work = new AddWork(wide, rows, packed);
        Dispatch.Numeric(computed, "index_add_", ref work);
        if (computed != matrix.DType)
        {
            CopyOps.Into(matrix, wide);
        }

        wide.Release();
        converted.Release();
        packed.Release();
    }

    private readonly struct AddWork(TensorImpl matrix, TensorImpl rows, TensorImpl values) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> => MatrixRowKernel.Add(
            matrix.Pointer<T>(), values.Pointer<T>(), rows.Pointer<long>(), rows.Count, matrix.Sizes[1]);
    }
}
