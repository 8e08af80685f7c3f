using System.Numerics;
using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>
/// Where the bits of some numbers lie: each is a multiple of 2^Low and less than 2^High in magnitude. Zeros do not count.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Extent(int Low, int High)
{
    /// <summary>The extent of floats.</summary>
    /// <param name="largest">The bits of the largest magnitude, finite and not 0.</param>
    /// <param name="smallest">The bits of the smallest magnitude that is not 0.</param>
    public static Extent OfSingles(uint largest, uint smallest) =>
        new(Math.Max((int)(smallest >> 23), 1) - 150, Math.Max((int)(largest >> 23), 1) - 126);

    /// <summary>The extent of doubles.</summary>
    /// <param name="largest">The bits of the largest magnitude, finite and not 0.</param>
    /// <param name="smallest">The bits of the smallest magnitude that is not 0.</param>
    public static Extent OfDoubles(ulong largest, ulong smallest) =>
        new(Math.Max((int)(smallest >> 52), 1) - 1075, Math.Max((int)(largest >> 52), 1) - 1022);

    /// <summary>The extent of both; null stands for zeros only.</summary>
    public static Extent? Union(Extent? a, Extent? b) =>
        a is { } x && b is { } y ? new Extent(Math.Min(x.Low, y.Low), Math.Max(x.High, y.High)) : a ?? b;

    /// <summary>The extent of the numbers times a whole number.</summary>
    public Extent Times(long weight) => this with { High = High + BitOperations.Log2((ulong)Math.Abs(weight)) + 1 };
}
