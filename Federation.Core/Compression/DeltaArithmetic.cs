using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Differences, as floats, between elements of a model's floating-point tensors.</summary>
internal static class DeltaArithmetic
{
    /// <summary>What leads from the origin to the update, each rounded to a float.</summary>
    /// <param name="dtype">A floating-point type.</param>
    /// <param name="update">The tensor's bytes.</param>
    /// <param name="origin">The tensor's bytes.</param>
    /// <param name="start">The first element.</param>
    /// <param name="deltas">Takes the differences of as many elements as it has room for.</param>
    public static void Subtract(DType dtype, ReadOnlySpan<byte> update, ReadOnlySpan<byte> origin, int start, Span<float> deltas)
    {
        switch (dtype)
        {
            case DType.Float32:
                Subtract(Of<float>(update, start, deltas.Length), Of<float>(origin, start, deltas.Length), deltas);
                break;
            case DType.Float64:
                Subtract<double, DoubleElements>(update, origin, start, deltas);
                break;
            case DType.Float16:
                Subtract<Half, HalfElements>(update, origin, start, deltas);
                break;
            default:
                Subtract<BFloat16, BFloat16Elements>(update, origin, start, deltas);
                break;
        }
    }

    /// <summary>The origin's elements and their differences, each sum rounded to the tensor's type.</summary>
    /// <param name="dtype">A floating-point type.</param>
    /// <param name="origin">The tensor's bytes.</param>
    /// <param name="start">The first element.</param>
    /// <param name="deltas">The differences of it and those that follow.</param>
    /// <param name="sums">The tensor's bytes, of which those of as many elements are written.</param>
    public static void Add(DType dtype, ReadOnlySpan<byte> origin, int start, ReadOnlySpan<float> deltas, Span<byte> sums)
    {
        switch (dtype)
        {
            case DType.Float32:
                Add(Of<float>(origin, start, deltas.Length), deltas, Of<float>(sums, start, deltas.Length));
                break;
            case DType.Float64:
                Add<double, DoubleElements>(origin, start, deltas, sums);
                break;
            case DType.Float16:
                Add<Half, HalfElements>(origin, start, deltas, sums);
                break;
            default:
                Add<BFloat16, BFloat16Elements>(origin, start, deltas, sums);
                break;
        }
    }

    private static ReadOnlySpan<T> Of<T>(ReadOnlySpan<byte> bytes, int start, int count)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes).Slice(start, count);

    private static Span<T> Of<T>(Span<byte> bytes, int start, int count)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes).Slice(start, count);

    private static void Subtract(ReadOnlySpan<float> update, ReadOnlySpan<float> origin, Span<float> deltas)
    {
        ref var u = ref MemoryMarshal.GetReference(update);
        ref var o = ref MemoryMarshal.GetReference(origin);
        ref var d = ref MemoryMarshal.GetReference(deltas);
        var i = 0;
        for (; i <= deltas.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            (Vector256.LoadUnsafe(ref u, (nuint)i) - Vector256.LoadUnsafe(ref o, (nuint)i)).StoreUnsafe(ref d, (nuint)i);
        }

        for (; i < deltas.Length; i++)
        {
            deltas[i] = update[i] - origin[i];
        }
    }

    private static void Add(ReadOnlySpan<float> origin, ReadOnlySpan<float> deltas, Span<float> sums)
    {
        ref var o = ref MemoryMarshal.GetReference(origin);
        ref var d = ref MemoryMarshal.GetReference(deltas);
        ref var s = ref MemoryMarshal.GetReference(sums);
        var i = 0;
        for (; i <= deltas.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            (Vector256.LoadUnsafe(ref o, (nuint)i) + Vector256.LoadUnsafe(ref d, (nuint)i)).StoreUnsafe(ref s, (nuint)i);
        }

        for (; i < deltas.Length; i++)
        {
            sums[i] = origin[i] + deltas[i];
        }
    }

    private static void Subtract<T, TElements>(ReadOnlySpan<byte> update, ReadOnlySpan<byte> origin, int start, Span<float> deltas)
        where T : unmanaged
        where TElements : IElements<T>
    {
        var u = Of<T>(update, start, deltas.Length);
        var o = Of<T>(origin, start, deltas.Length);
        for (var i = 0; i < deltas.Length; i++)
        {
            deltas[i] = TElements.Subtract(u[i], o[i]);
        }
    }

    private static void Add<T, TElements>(ReadOnlySpan<byte> origin, int start, ReadOnlySpan<float> deltas, Span<byte> sums)
        where T : unmanaged
        where TElements : IElements<T>
    {
        var o = Of<T>(origin, start, deltas.Length);
        var s = Of<T>(sums, start, deltas.Length);
        for (var i = 0; i < deltas.Length; i++)
        {
            s[i] = TElements.Add(o[i], deltas[i]);
        }
    }

    private interface IElements<T>
    {
        static abstract float Subtract(T update, T origin);

        static abstract T Add(T origin, float delta);
    }

    private abstract class DoubleElements : IElements<double>
    {
        public static float Subtract(double update, double origin) => (float)(update - origin);

        public static double Add(double origin, float delta) => origin + delta;
    }

    private abstract class HalfElements : IElements<Half>
    {
        public static float Subtract(Half update, Half origin) => (float)update - (float)origin;

        public static Half Add(Half origin, float delta) => (Half)((float)origin + delta);
    }

    private abstract class BFloat16Elements : IElements<BFloat16>
    {
        public static float Subtract(BFloat16 update, BFloat16 origin) => (float)update - (float)origin;

        public static BFloat16 Add(BFloat16 origin, float delta) => (BFloat16)((float)origin + delta);
    }
}
