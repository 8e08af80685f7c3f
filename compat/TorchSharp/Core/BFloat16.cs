namespace TorchSharp.Internal;

/// <summary>The upper half of a single: storage only, converted by rounding to nearest even.</summary>
internal readonly struct BFloat16
{
    private readonly ushort _bits;

    private BFloat16(ushort bits) => _bits = bits;

    public static explicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value._bits << 16);

    public static explicit operator BFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value))
        {
            return new BFloat16(0x7FC0);
        }

        return new BFloat16((ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
    }
}
