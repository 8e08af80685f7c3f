using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>float32.</summary>
internal abstract class SingleFormat : IFloatFormat<float>
{
    public static Precision Precision { get; } = new(24, Math.ScaleB(1, -126));

    public static void Widen(ReadOnlySpan<float> values, Span<float> widened) => values.CopyTo(widened);

    public static void Round(ReadOnlySpan<double> values, Span<float> rounded)
    {
        var i = 0;
        for (; i <= rounded.Length - 8; i += 8)
        {
            Vector256.Narrow(Vector256.Create(values[i..]), Vector256.Create(values[(i + 4)..])).CopyTo(rounded[i..]);
        }

        for (; i < rounded.Length; i++)
        {
            rounded[i] = (float)values[i];
        }
    }
}
