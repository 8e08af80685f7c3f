namespace Federation.Core;

/// <summary>
/// What appending a fixed number of zero bytes does to a CRC's state. It is linear over the bits of the state, so four tables, one
/// for each byte of the state, make it four look-ups.
/// </summary>
internal sealed class Crc32CShift
{
    private const uint ReversedPolynomial = 0x82F63B78;

    private readonly uint[] _tables = new uint[4 * 256];

    private Crc32CShift(int length)
    {
        Length = length;
        Span<uint> powers = stackalloc uint[32];
        for (var bit = 0; bit < 32; bit++)
        {
            powers[bit] = AppendZeros(1u << bit, length);
        }

        for (var i = 0; i < _tables.Length; i++)
        {
            var (table, value) = (i / 256, i % 256);
            for (var bit = 0; bit < 8; bit++)
            {
                if ((value >> bit & 1) != 0)
                {
                    _tables[i] ^= powers[8 * table + bit];
                }
            }
        }
    }

    /// <summary>For large data.</summary>
    public static Crc32CShift Long { get; } = new(4096);

    /// <summary>For what large steps leave over.</summary>
    public static Crc32CShift Short { get; } = new(256);

    /// <summary>The number of zero bytes.</summary>
    public int Length { get; }

    public uint Apply(uint state) =>
        _tables[(byte)state] ^ _tables[256 + (byte)(state >> 8)] ^ _tables[512 + (byte)(state >> 16)] ^ _tables[768 + (state >> 24)];

    private static uint AppendZeros(uint state, int length)
    {
        for (var bit = 0; bit < 8 * length; bit++)
        {
            state = (state >> 1) ^ ((state & 1) * ReversedPolynomial);
        }

        return state;
    }
}
