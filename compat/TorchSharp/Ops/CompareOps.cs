using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Comparisons, element by element and of whole tensors.</summary>
internal static unsafe class CompareOps
{
    public static TensorImpl Compare(Comparison comparison, TensorImpl a, TensorImpl b)
    {
        var type = DTypes.Result(a, b);
        // Bool and the small floats are compared in a type that holds all their values.
        type = type switch
        {
            ScalarType.Bool => ScalarType.Byte,
            ScalarType.Float16 or ScalarType.BFloat16 => ScalarType.Float32,
            _ => type,
        };
        var result = TensorImpl.Empty(ScalarType.Bool, Shapes.Broadcast(a.Sizes, b.Sizes));
        if (result.Count == 0)
        {
            return result;
        }

        var x = CopyOps.To(a, type);
        var y = CopyOps.To(b, type);
        var plan = StridedPlan.Create(
            result.Sizes,
            result.Strides,
            Shapes.BroadcastStrides(x.Sizes, x.Strides, result.Sizes),
            Shapes.BroadcastStrides(y.Sizes, y.Strides, result.Sizes));
        var work = new CompareWork(comparison, plan, result, x, y);
        Dispatch.Numeric(type, "compare", ref work);
        x.Release();
        y.Release();
        return result;
    }

    /// <summary>Whether two tensors have one shape and equal elements.</summary>
    public static bool Equal(TensorImpl a, TensorImpl b)
    {
        if (!a.Sizes.AsSpan().SequenceEqual(b.Sizes))
        {
            return false;
        }

        var same = Compare(Comparison.Equal, a, b);
        var all = !new ReadOnlySpan<byte>(same.Bytes, checked((int)same.Count)).Contains((byte)0);
        same.Release();
        return all;
    }

    /// <summary>Whether |a - b| is at most atol + rtol * |b| everywhere.</summary>
    public static bool AllClose(TensorImpl a, TensorImpl b, double rtol, double atol, bool equalNan)
    {
        NativeError.Check(
            a.DType == b.DType, $"{DTypes.TorchName(a.DType)} did not match {DTypes.TorchName(b.DType)}");
        var sizes = Shapes.Broadcast(a.Sizes, b.Sizes);
        var x = TensorImpl.Empty(ScalarType.Float64, sizes);
        var y = TensorImpl.Empty(ScalarType.Float64, sizes);
        CopyOps.Into(x, a);
        CopyOps.Into(y, b);
        var close = true;
        for (long i = 0; i < x.Count && close; i++)
        {
            double p = x.Pointer<double>()[i], q = y.Pointer<double>()[i];
            close = p == q
                || (equalNan && double.IsNaN(p) && double.IsNaN(q))
                || (double.IsFinite(p) && double.IsFinite(q) && Math.Abs(p - q) <= atol + (rtol * Math.Abs(q)));
        }

        x.Release();
        y.Release();
        return close;
    }

    private readonly struct CompareWork(
        Comparison comparison, StridedPlan plan, TensorImpl result, TensorImpl a, TensorImpl b) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> =>
            CompareKernel.Run(plan, result.Pointer<byte>(), a.Pointer<T>(), b.Pointer<T>(), comparison);
    }
}
