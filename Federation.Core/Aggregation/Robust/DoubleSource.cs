using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>float64.</summary>
internal abstract unsafe class DoubleSource : IDoubleSource<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double* from) => Vector256.Load(from);

    public static void Round(ReadOnlySpan<double> values, Span<double> rounded) => values.CopyTo(rounded);
}
