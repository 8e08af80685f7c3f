namespace Federation.Core;

/// <summary>bfloat16.</summary>
internal abstract class BFloat16Format : IFloatFormat<BFloat16>
{
    public static Precision Precision { get; } = new(8, Math.ScaleB(1, -126));

    public static void Widen(ReadOnlySpan<BFloat16> values, Span<float> widened)
    {
        for (var i = 0; i < values.Length; i++)
        {
            widened[i] = values[i];
        }
    }

    public static void Round(ReadOnlySpan<double> values, Span<BFloat16> rounded)
    {
        for (var i = 0; i < values.Length; i++)
        {
            rounded[i] = (BFloat16)values[i];
        }
    }
}
