namespace Federation.Core;

/// <summary>float32.</summary>
internal abstract class SingleFormat : IFloatFormat<float>
{
    public static Precision Precision { get; } = new(24, Math.ScaleB(1, -126));

    public static ReadOnlySpan<float> Widen(ReadOnlySpan<float> values, Span<float> buffer) => values;

    public static void Round(ReadOnlySpan<double> values, Span<float> rounded)
    {
        for (var i = 0; i < values.Length; i++)
        {
            rounded[i] = (float)values[i];
        }
    }
}
