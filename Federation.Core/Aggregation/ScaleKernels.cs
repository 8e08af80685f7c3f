using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Computes scaled differences; see <see cref="WeightedUpdate"/>.</summary>
/// <remarks>
/// Product and difference are operations of their own, never fused, so that vectors, the last few elements and other processors all
/// round alike.
/// </remarks>
internal static class ScaleKernels
{
    /// <summary>Computes scale × (x - origin) in double and rounds it to float.</summary>
    /// <param name="x">The elements.</param>
    /// <param name="origin">What is subtracted, empty for nothing.</param>
    /// <param name="scale">What the difference is multiplied by.</param>
    /// <param name="result">Where to, which may be x.</param>
    public static void Apply(ReadOnlySpan<float> x, ReadOnlySpan<float> origin, double scale, Span<float> result)
    {
        var i = 0;
        for (; i <= x.Length - 8; i += 8)
        {
            var (lower, upper) = Vector256.Widen(Vector256.Create(x[i..]));
            if (!origin.IsEmpty)
            {
                var (originLower, originUpper) = Vector256.Widen(Vector256.Create(origin[i..]));
                lower -= originLower;
                upper -= originUpper;
            }

            Vector256.Narrow(lower * scale, upper * scale).CopyTo(result[i..]);
        }

        for (; i < x.Length; i++)
        {
            var difference = origin.IsEmpty ? x[i] : (double)x[i] - origin[i];
            result[i] = (float)(difference * scale);
        }
    }

    /// <summary>Sets x to scale × (x - origin).</summary>
    /// <param name="x">The elements.</param>
    /// <param name="origin">What is subtracted, empty for nothing.</param>
    /// <param name="scale">What the difference is multiplied by.</param>
    public static void Apply(Span<double> x, ReadOnlySpan<double> origin, double scale)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var difference = origin.IsEmpty ? x[i] : x[i] - origin[i];
            x[i] = difference * scale;
        }
    }
}
