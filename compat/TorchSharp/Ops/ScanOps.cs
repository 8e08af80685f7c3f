using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Running sums and products along a dimension, without autograd.</summary>
internal static unsafe class ScanOps
{
    public static TensorImpl Sum(TensorImpl source, int dim, bool backwards = false) =>
        Scan(source, source, dim, product: false, backwards);

    public static TensorImpl Product(TensorImpl source, int dim) =>
        Scan(source, source, dim, product: true, gradient: false);

    public static TensorImpl ProductGradient(TensorImpl grad, TensorImpl source, int dim) =>
        Scan(source, grad, dim, product: true, gradient: true);

    private static TensorImpl Scan(TensorImpl source, TensorImpl grad, int dim, bool product, bool gradient)
    {
        using var used = new Temporaries();
        var computed = DTypes.Computed(source.DType);
        long[] dims = source.Rank == 0 ? [] : [dim];
        var rows = used.Add(Rows.Last(used.Add(CopyOps.To(source, computed)), dims));
        var gradients = used.Add(Rows.Last(used.Add(CopyOps.To(grad, computed)), dims));
        var result = used.Add(TensorImpl.Empty(computed, rows.Sizes));
        var length = source.Rank == 0 ? 1 : source.Sizes[dim];
        var work = new ScanWork(rows, gradients, length, result, product, gradient);
        Dispatch.Numeric(computed, product ? "cumprod" : "cumsum", ref work);
        return CopyOps.To(used.Add(Rows.Back(result, dims)), source.DType);
    }

    private readonly struct ScanWork(
        TensorImpl rows, TensorImpl gradients, long length, TensorImpl result, bool product, bool gradient) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var count = rows.Count / Math.Max(length, 1);
            T* to = result.Pointer<T>(), from = rows.Pointer<T>();
            if (!product)
            {
                ScanKernel.Sum(to, from, count, length, backwards: gradient);
            }
            else if (gradient)
            {
                ScanKernel.ProductGradient(to, gradients.Pointer<T>(), from, count, length);
            }
            else
            {
                ScanKernel.Product(to, from, count, length);
            }
        }
    }
}
