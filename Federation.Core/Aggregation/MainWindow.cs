using System.Numerics;
using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Which floats, times weights of so many bits, a block's main limb takes whole.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct MainWindow
{
    private const int ExponentBias = 127;
    private const int LargestExponent = 254;

    /// <summary>The window of a limb.</summary>
    /// <param name="unit">What the limb counts: 2 to this.</param>
    /// <param name="weightBits">All weights are less than 2 to this.</param>
    public MainWindow(int unit, int weightBits)
    {
        Unit = unit;

        // A float of biased exponent e is a multiple of 2^(e - 150); those without one, of 2^-149.
        var least = unit + 150;
        LeastBits = least <= 1 ? 1 : (uint)Math.Min(least, LargestExponent + 1) << 23;

        var end = unit + LimbStore.AddendBits - weightBits + ExponentBias;
        LargestBits = end <= 0 ? 0 : ((uint)Math.Min(end, LargestExponent + 1) << 23) - 1;
        if (LargestBits < LeastBits)
        {
            (LeastBits, LargestBits) = (uint.MaxValue, uint.MaxValue);
        }
    }

    /// <summary>What the limb counts: 2 to this.</summary>
    public int Unit { get; }

    /// <summary>The bits of the least magnitude that it takes, besides 0.</summary>
    public uint LeastBits { get; }

    /// <summary>The bits of the largest magnitude that it takes; finite. If it takes zeros only, both are <see cref="uint.MaxValue"/>.</summary>
    public uint LargestBits { get; }

    /// <summary>The number of bits of a weight, or of its magnitude.</summary>
    public static int BitsOf(long weight) => BitOperations.Log2((ulong)Math.Abs(weight)) + 1;
}
