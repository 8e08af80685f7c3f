namespace Federation.Core;

/// <summary>float16.</summary>
internal abstract class HalfFormat : IFloatFormat<Half>
{
    public static Precision Precision { get; } = new(11, Math.ScaleB(1, -14));

    public static void Widen(ReadOnlySpan<Half> values, Span<float> widened)
    {
        for (var i = 0; i < values.Length; i++)
        {
            widened[i] = (float)values[i];
        }
    }

    public static void Round(ReadOnlySpan<double> values, Span<Half> rounded)
    {
        for (var i = 0; i < values.Length; i++)
        {
            rounded[i] = (Half)values[i];
        }
    }
}
