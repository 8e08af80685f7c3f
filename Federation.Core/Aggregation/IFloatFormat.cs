namespace Federation.Core;

/// <summary>A floating-point type of 16 bits.</summary>
internal interface IFloatFormat<T>
    where T : unmanaged
{
    /// <summary>What rounding to the type depends on.</summary>
    static abstract Precision Precision { get; }

    /// <summary>Sets floats to the same numbers.</summary>
    static abstract void Widen(ReadOnlySpan<T> values, Span<float> widened);

    /// <summary>Rounds numbers to the nearest of the type.</summary>
    static abstract void Round(ReadOnlySpan<double> values, Span<T> rounded);
}
