namespace Federation.Core;

/// <summary>A floating-point format of 16 bits, many numbers at once.</summary>
internal interface IShortFormat
{
    /// <summary>The element type.</summary>
    static abstract DType DType { get; }

    /// <summary>Rounding keeps any number finite that is less than this in magnitude, and so it does with what was lost of another added.</summary>
    static abstract float MaxMagnitude { get; }

    /// <summary>Rounds finite numbers in range to the nearest, ties to even.</summary>
    static abstract void Round(ReadOnlySpan<float> values, Span<ushort> bits);

    /// <summary>The same numbers as floats.</summary>
    static abstract void Widen(ReadOnlySpan<ushort> bits, Span<float> values);
}
