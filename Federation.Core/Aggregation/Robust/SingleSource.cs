using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>float32.</summary>
internal abstract unsafe class SingleSource : IDoubleSource<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(float* from) => Lanes.Widen(Vector128.Load(from));

    public static void Round(ReadOnlySpan<double> values, Span<float> rounded) => SingleFormat.Round(values, rounded);
}
