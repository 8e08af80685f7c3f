using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>bfloat16.</summary>
internal abstract class ShortBFloat16 : IShortFormat
{
    public static DType DType => DType.BFloat16;

    // 2^100: what adds up of what was lost stays far from infinity.
    public static float MaxMagnitude => 1.2676506e30f;

    public static void Round(ReadOnlySpan<float> values, Span<ushort> bits)
    {
        ref var from = ref MemoryMarshal.GetReference(values);
        ref var to = ref MemoryMarshal.GetReference(bits);
        var i = 0;
        for (; i <= values.Length - 16; i += 16)
        {
            var lower = Round(Vector256.LoadUnsafe(ref from, (nuint)i));
            var upper = Round(Vector256.LoadUnsafe(ref from, (nuint)i + 8));
            Vector256.Narrow(lower, upper).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            bits[i] = Round(values[i]);
        }
    }

    public static void Widen(ReadOnlySpan<ushort> bits, Span<float> values)
    {
        ref var from = ref MemoryMarshal.GetReference(bits);
        ref var to = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= bits.Length - 16; i += 16)
        {
            var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
            (lower << 16).AsSingle().StoreUnsafe(ref to, (nuint)i);
            (upper << 16).AsSingle().StoreUnsafe(ref to, (nuint)i + 8);
        }

        for (; i < bits.Length; i++)
        {
            values[i] = Widen(bits[i]);
        }
    }

    /// <summary>Rounds one finite number.</summary>
    public static ushort Round(float value) => ((BFloat16)value).Bits;

    /// <summary>One number as a float.</summary>
    public static float Widen(ushort bits) => BFloat16.FromBits(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Round(Vector256<float> value)
    {
        var bits = value.AsUInt32();
        return (bits + Vector256.Create(0x7FFFu) + ((bits >>> 16) & Vector256<uint>.One)) >>> 16;
    }
}
