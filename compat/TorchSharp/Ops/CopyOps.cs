using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Copies and conversions.</summary>
internal static unsafe class CopyOps
{
    /// <summary>A contiguous tensor of its own memory with the same elements.</summary>
    public static TensorImpl Clone(TensorImpl source)
    {
        var result = TensorImpl.EmptyLike(source, source.DType);
        Into(result, source);
        return result;
    }

    /// <summary>The same tensor with one more count if it is contiguous, else a contiguous copy.</summary>
    public static TensorImpl Contiguous(TensorImpl source) => source.IsContiguous ? source.Retain() : Clone(source);

    /// <summary>The same tensor with one more count if it has the type already, else a converted copy.</summary>
    public static TensorImpl To(TensorImpl source, ScalarType type)
    {
        if (source.DType == type)
        {
            return source.Retain();
        }

        var result = TensorImpl.EmptyLike(source, type);
        Into(result, source);
        return result;
    }

    /// <summary>Writes <paramref name="source"/>, broadcast and converted, over <paramref name="target"/>.</summary>
    public static void Into(TensorImpl target, TensorImpl source)
    {
        if (target.Count == 0)
        {
            return;
        }

        var strides = Shapes.BroadcastStrides(source.Sizes, source.Strides, target.Sizes);
        var plan = StridedPlan.Create(target.Sizes, target.Strides, strides);
        if (target.DType == source.DType)
        {
            Same(plan, target, source);
            return;
        }

        if (source.DType == ScalarType.BFloat16 || target.DType == ScalarType.BFloat16)
        {
            ThroughSingle(target, source);
            return;
        }

        switch (target.DType)
        {
            case ScalarType.Bool:
                var test = new ToBoolWork(plan, target, source);
                Source(source.DType, ref test);
                break;
            case ScalarType.Float16:
                var half = new ConvertWork<Half>(plan, target, source);
                Source(source.DType, ref half);
                break;
            default:
                var outer = new TargetWork(plan, target, source);
                Dispatch.Numeric(target.DType, "copy_", ref outer);
                break;
        }
    }

    private static void Same(StridedPlan plan, TensorImpl target, TensorImpl source)
    {
        switch (DTypes.Size(target.DType))
        {
            case 1:
                CopyKernel.Same(plan, target.Pointer<byte>(), source.Pointer<byte>());
                break;
            case 2:
                CopyKernel.Same(plan, target.Pointer<short>(), source.Pointer<short>());
                break;
            case 4:
                CopyKernel.Same(plan, target.Pointer<int>(), source.Pointer<int>());
                break;
            default:
                CopyKernel.Same(plan, target.Pointer<long>(), source.Pointer<long>());
                break;
        }
    }

    private static void ThroughSingle(TensorImpl target, TensorImpl source)
    {
        var single = TensorImpl.EmptyLike(source, ScalarType.Float32);
        if (source.DType == ScalarType.BFloat16)
        {
            var packed = Contiguous(source);
            for (long i = 0; i < single.Count; i++)
            {
                single.Pointer<float>()[i] = (float)packed.Pointer<BFloat16>()[i];
            }

            packed.Release();
            Into(target, single);
        }
        else
        {
            Into(single, source);
            var rounded = TensorImpl.EmptyLike(source, ScalarType.BFloat16);
            for (long i = 0; i < single.Count; i++)
            {
                rounded.Pointer<BFloat16>()[i] = (BFloat16)single.Pointer<float>()[i];
            }

            Into(target, rounded);
            rounded.Release();
        }

        single.Release();
    }

    // Bool is stored as bytes of 0 and 1, and read as such.
    private static void Source<TWork>(ScalarType type, ref TWork work)
        where TWork : struct, INumericWork
    {
        switch (type)
        {
            case ScalarType.Bool:
                work.Run<byte>();
                break;
            case ScalarType.Float16:
                work.Run<Half>();
                break;
            default:
                Dispatch.Numeric(type, "copy_", ref work);
                break;
        }
    }

    private readonly struct TargetWork(StridedPlan plan, TensorImpl target, TensorImpl source) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var work = new ConvertWork<T>(plan, target, source);
            Source(source.DType, ref work);
        }
    }

    private readonly struct ConvertWork<TTo>(StridedPlan plan, TensorImpl target, TensorImpl source) : INumericWork
        where TTo : unmanaged, INumber<TTo>
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> =>
            CopyKernel.Convert(plan, target.Pointer<TTo>(), source.Pointer<T>());
    }

    private readonly struct ToBoolWork(StridedPlan plan, TensorImpl target, TensorImpl source) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> =>
            CopyKernel.ToBool(plan, target.Pointer<byte>(), source.Pointer<T>());
    }
}
