using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Blocks of numbers as whole steps from -127 to 127.</summary>
internal static class Int8Kernels
{
    private const int Most = 127;

    // 1.5 × 2^23: the last bit of a sum with it counts 1.
    private const float Magic = 12582912;

    // 2^-100: with smaller magnitudes the reciprocal of a step could be infinite. Such a block is sent as zeros.
    private const float LeastMagnitude = 7.8886091e-31f;

    /// <summary>Rounds numbers to the nearest steps.</summary>
    /// <returns>The size of a step.</returns>
    public static float Encode(ReadOnlySpan<float> values, Span<sbyte> steps)
    {
        var largest = BitConverter.Int32BitsToSingle(DeltaKernels.LargestMagnitude(values));
        if (largest < LeastMagnitude)
        {
            steps.Clear();
            return 0;
        }

        var reciprocal = Most / largest;
        ref var from = ref MemoryMarshal.GetReference(values);
        ref var to = ref MemoryMarshal.GetReference(steps);
        var i = 0;
        for (; i <= values.Length - 32; i += 32)
        {
            var lower = Vector256.Narrow(Steps(ref from, i, reciprocal), Steps(ref from, i + 8, reciprocal));
            var upper = Vector256.Narrow(Steps(ref from, i + 16, reciprocal), Steps(ref from, i + 24, reciprocal));
            Vector256.Narrow(lower, upper).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            steps[i] = (sbyte)MathF.Round(values[i] * reciprocal);
        }

        return largest / Most;
    }

    /// <summary>The numbers that steps stand for.</summary>
    public static void Decode(ReadOnlySpan<sbyte> steps, float size, Span<float> values)
    {
        ref var from = ref MemoryMarshal.GetReference(steps);
        ref var to = ref MemoryMarshal.GetReference(values);
        var sizes = Vector256.Create(size);
        var i = 0;
        for (; i <= steps.Length - 32; i += 32)
        {
            var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
            var (first, second) = Vector256.Widen(lower);
            var (third, fourth) = Vector256.Widen(upper);
            (Vector256.ConvertToSingle(first) * sizes).StoreUnsafe(ref to, (nuint)i);
            (Vector256.ConvertToSingle(second) * sizes).StoreUnsafe(ref to, (nuint)i + 8);
            (Vector256.ConvertToSingle(third) * sizes).StoreUnsafe(ref to, (nuint)i + 16);
            (Vector256.ConvertToSingle(fourth) * sizes).StoreUnsafe(ref to, (nuint)i + 24);
        }

        for (; i < steps.Length; i++)
        {
            values[i] = steps[i] * size;
        }
    }

    private static Vector256<int> Steps(ref float from, int i, float reciprocal) =>
        ((Vector256.LoadUnsafe(ref from, (nuint)i) * reciprocal) + Vector256.Create(Magic)).AsInt32() - Vector256.Create(Magic).AsInt32();
}
