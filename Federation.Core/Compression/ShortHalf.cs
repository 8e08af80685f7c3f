using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>float16.</summary>
/// <remarks>
/// A number of 2^-14 and more has its exponent changed from a bias of 127 to one of 15 and its fraction cut by 13 bits, rounded. To a
/// smaller one 0.5 is added: the last bit of a float of that size counts 2^-24, as that of a subnormal float16 does.
/// </remarks>
internal abstract class ShortHalf : IShortFormat
{
    private const uint MagnitudeMask = 0x7FFF_FFFF;
    private const uint LeastNormal = 113u << 23;
    private const uint HalfOne = 126u << 23;
    private const uint BiasDifference = 112u << 23;

    public static DType DType => DType.Float16;

    // Half of the range: what was lost of a number below is at most 8.
    public static float MaxMagnitude => 32768;

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
            bits[i] = BitConverter.HalfToUInt16Bits((Half)values[i]);
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
            Widen(lower).StoreUnsafe(ref to, (nuint)i);
            Widen(upper).StoreUnsafe(ref to, (nuint)i + 8);
        }

        for (; i < bits.Length; i++)
        {
            values[i] = (float)BitConverter.UInt16BitsToHalf(bits[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Round(Vector256<float> value)
    {
        var bits = value.AsUInt32();
        var magnitude = bits & Vector256.Create(MagnitudeMask);
        var odd = (magnitude >>> 13) & Vector256<uint>.One;
        var normal = (magnitude - Vector256.Create(BiasDifference - 0xFFF) + odd) >>> 13;
        var subnormal = (magnitude.AsSingle() + Vector256.Create(0.5f)).AsUInt32() - Vector256.Create(HalfOne);
        var rounded = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(LeastNormal)), subnormal, normal);
        return rounded | ((bits ^ magnitude) >>> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Widen(Vector256<uint> bits)
    {
        var magnitude = bits & Vector256.Create(0x7FFFu);
        var normal = (magnitude << 13) + Vector256.Create(BiasDifference);

        // Infinity and NaN, which hostile updates contain, have the largest exponent in both formats.
        var unusable = Vector256.GreaterThanOrEqual(magnitude, Vector256.Create(0x7C00u)) & Vector256.Create(BiasDifference);
        var subnormal = ((magnitude + Vector256.Create(HalfOne)).AsSingle() - Vector256.Create(0.5f)).AsUInt32();
        var widened = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(0x400u)), subnormal, normal + unusable);
        return (widened | ((bits ^ magnitude) << 16)).AsSingle();
    }
}
