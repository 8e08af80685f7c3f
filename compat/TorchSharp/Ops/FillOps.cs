using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Tensors made of one value or of a progression.</summary>
internal static unsafe class FillOps
{
    public static TensorImpl Full(Number value, ScalarType type, params ReadOnlySpan<long> sizes)
    {
        var result = TensorImpl.Empty(type, sizes);
        Fill(result, value);
        return result;
    }

    public static TensorImpl Zeros(ScalarType type, params ReadOnlySpan<long> sizes)
    {
        var result = TensorImpl.Empty(type, sizes);
        new Span<byte>(result.Bytes, checked((int)(result.Count * DTypes.Size(type)))).Clear();
        return result;
    }

    /// <summary>A tensor without dimensions that holds a number.</summary>
    public static TensorImpl Number(Number value, ScalarType type) => Full(value, type);

    public static void Fill(TensorImpl target, Number value)
    {
        if (target.IsContiguous && BitConverter.DoubleToInt64Bits(value.ToDouble()) == 0)
        {
            new Span<byte>(target.Bytes, checked((int)(target.Count * DTypes.Size(target.DType)))).Clear();
            return;
        }

        var one = TensorImpl.Empty(value.Type);
        switch (value.Type)
        {
            case ScalarType.Bool:
                *one.Pointer<byte>() = value.ToBoolean() ? (byte)1 : (byte)0;
                break;
            case ScalarType.Int64:
                *one.Pointer<long>() = value.ToInt64();
                break;
            default:
                *one.Pointer<double>() = value.ToDouble();
                break;
        }

        CopyOps.Into(target, one);
        one.Release();
    }

    public static TensorImpl Range(Number start, Number stop, Number step, ScalarType type)
    {
        double from = start.ToDouble(), by = step.ToDouble();
        NativeError.Check(by != 0, "step must be nonzero");
        var count = Math.Ceiling((stop.ToDouble() - from) / by);
        NativeError.Check(count >= 0, "upper bound and larger bound inconsistent with step sign");
        var work = new RangeWork(TensorImpl.Empty(type, (long)count), start, step);
        Dispatch.Numeric(type, "arange", ref work);
        return work.Result;
    }

    /// <summary>Numbers evenly spaced from <paramref name="start"/> to <paramref name="end"/>, both included.</summary>
    public static TensorImpl Even(double start, double end, long steps, ScalarType type)
    {
        NativeError.Check(steps >= 0, "number of steps must be non-negative");
        var wide = TensorImpl.Empty(ScalarType.Float64, steps);
        var to = wide.Pointer<double>();
        var step = steps > 1 ? (end - start) / (steps - 1) : 0;
        for (long i = 0; i < steps; i++)
        {
            // From both ends, so that both are exact.
            to[i] = i < (steps + 1) / 2 ? start + (step * i) : end - (step * (steps - 1 - i));
        }

        var result = CopyOps.To(wide, type);
        wide.Release();
        return result;
    }

    private readonly struct RangeWork(TensorImpl result, Number start, Number step) : INumericWork
    {
        public TensorImpl Result => result;

        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var to = result.Pointer<T>();
            for (long i = 0; i < result.Count; i++)
            {
                to[i] = DTypes.IsFloating(result.DType)
                    ? T.CreateTruncating(start.ToDouble() + (i * step.ToDouble()))
                    : T.CreateTruncating(start.ToInt64() + (i * step.ToInt64()));
            }
        }
    }
}
