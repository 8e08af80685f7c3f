using System.Numerics;

namespace Federation.Core;

/// <summary>Shortens changes of elements.</summary>
internal static class ClippingKernels
{
    /// <summary>Writes origin + scale × (update - origin), rounded towards the origin.</summary>
    public static void Shorten<T>(ReadOnlySpan<T> update, ReadOnlySpan<T> origin, double scale, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < result.Length; i++)
        {
            var from = double.CreateChecked(origin[i]);
            var step = scale * (double.CreateChecked(update[i]) - from);
            var to = T.CreateSaturating(from + step);
            var moved = double.CreateChecked(to) - from;
            if (Math.Abs(moved) > Math.Abs(step))
            {
                to = moved > 0 ? T.BitDecrement(to) : T.BitIncrement(to);
            }

            result[i] = to;
        }
    }

    /// <summary>The same of a type that is no number to the runtime.</summary>
    public static void Shorten(ReadOnlySpan<BFloat16> update, ReadOnlySpan<BFloat16> origin, double scale, Span<BFloat16> result)
    {
        for (var i = 0; i < result.Length; i++)
        {
            double from = origin[i];
            var step = scale * (update[i] - from);
            var to = (BFloat16)(from + step);
            var moved = to - from;
            if (Math.Abs(moved) > Math.Abs(step))
            {
                to = Next(to, up: moved < 0);
            }

            result[i] = to;
        }
    }

    private static BFloat16 Next(BFloat16 value, bool up)
    {
        if (value == BFloat16.FromBits(0))
        {
            return BFloat16.FromBits((ushort)(up ? 0x0001 : 0x8001));
        }

        var isPositive = (value.Bits & 0x8000) == 0;
        return BFloat16.FromBits((ushort)(value.Bits + (isPositive == up ? 1 : -1)));
    }
}
