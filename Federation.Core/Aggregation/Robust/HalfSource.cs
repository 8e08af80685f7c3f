using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>float16.</summary>
internal abstract unsafe class HalfSource : IDoubleSource<Half>
{
    public static Vector256<double> Load(Half* from) =>
        Vector256.Create((double)from[0], (double)from[1], (double)from[2], (double)from[3]);

    public static void Round(ReadOnlySpan<double> values, Span<Half> rounded) => HalfFormat.Round(values, rounded);
}
