namespace Federation.Core;

/// <summary>
/// A bfloat16 number: the upper 16 bits of a <see cref="float"/>. Only a carrier of bits with conversions; arithmetic is done
/// in <see cref="float"/>.
/// </summary>
public readonly struct BFloat16 : IEquatable<BFloat16>
{
    private BFloat16(ushort bits) => Bits = bits;

    /// <summary>The bits: sign, 8 bits of exponent, 7 bits of fraction.</summary>
    public ushort Bits { get; }

    /// <summary>The number that has those bits.</summary>
    public static BFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>The same number as a float; exact.</summary>
    public static implicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.Bits << 16);

    /// <summary>The nearest number, ties to even; too large a number becomes infinity, NaN stays NaN.</summary>
    public static explicit operator BFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value))
        {
            // The quiet bit is set, so that cutting the payload off cannot turn the NaN into an infinity.
            return new BFloat16((ushort)((bits >> 16) | 0x40));
        }

        return new BFloat16((ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
    }

    /// <summary>The nearest number, ties to even; too large a number becomes infinity, NaN stays NaN.</summary>
    public static explicit operator BFloat16(double value)
    {
        // Rounding twice would go wrong. A float that is inexact has its last bit set instead of being rounded ("round to odd"),
        // which keeps it off every tie.
        var rounded = (float)value;
        if (rounded != value && float.IsFinite(rounded))
        {
            var bits = BitConverter.SingleToUInt32Bits(rounded);
            var truncated = Math.Abs((double)rounded) > Math.Abs(value) ? bits - 1 : bits;
            rounded = BitConverter.UInt32BitsToSingle(truncated | 1);
        }

        return (BFloat16)rounded;
    }

    /// <summary>Whether both are equal as numbers: the zeros are, and NaN is equal to NaN.</summary>
    public bool Equals(BFloat16 other) => ((float)this).Equals(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BFloat16 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <summary>Whether both are equal as numbers; NaN is not equal to NaN.</summary>
    public static bool operator ==(BFloat16 left, BFloat16 right) => (float)left == right;

    /// <summary>Whether both differ as numbers.</summary>
    public static bool operator !=(BFloat16 left, BFloat16 right) => (float)left != right;

    /// <summary>The number in decimal.</summary>
    public override string ToString() => ((float)this).ToString();
}
