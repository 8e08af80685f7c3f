namespace Federation.Core;

/// <summary>
/// Ascending positions, each as the number of positions that were left out before it, in 7 bits a byte, the lowest ones first; the
/// highest bit says that more follow. No two positions can be the same, and none can be out of order.
/// </summary>
internal static class Gaps
{
    private const int MaxBytes = 5;
    private const int MaxGapBits = 7 * MaxBytes;

    /// <summary>How many bytes a gap takes: 1 to 5.</summary>
    public static int LengthOf(long gap)
    {
        var length = 1;
        for (; gap >= 0x80; gap >>= 7)
        {
            length++;
        }

        return length;
    }

    /// <summary>Writes a gap of less than 2^35.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(long gap, Span<byte> destination)
    {
        var length = 0;
        for (; gap >= 0x80; gap >>= 7)
        {
            destination[length++] = (byte)(gap | 0x80);
        }

        destination[length++] = (byte)gap;
        return length;
    }

    /// <summary>Reads a gap, moving on in the source.</summary>
    /// <returns>False if the source ends before the gap does, or the gap is too large.</returns>
    public static bool TryRead(ref ReadOnlySpan<byte> source, out long gap)
    {
        gap = 0;
        for (var (i, shift) = (0, 0); i < source.Length && shift < MaxGapBits; (i, shift) = (i + 1, shift + 7))
        {
            gap |= (long)(source[i] & 0x7F) << shift;
            if (source[i] < 0x80)
            {
                source = source[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
