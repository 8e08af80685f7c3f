namespace Federation.Core;

/// <summary>A floating-point type of at most 32 bits.</summary>
internal interface IFloatFormat<T>
    where T : unmanaged
{
    /// <summary>What rounding to the type depends on.</summary>
    static abstract Precision Precision { get; }

    /// <summary>The same numbers as floats: in the buffer, which is as long, or where they are.</summary>
    static abstract ReadOnlySpan<float> Widen(ReadOnlySpan<T> values, Span<float> buffer);

    /// <summary>Rounds numbers to the nearest of the type.</summary>
    static abstract void Round(ReadOnlySpan<double> values, Span<T> rounded);
}
