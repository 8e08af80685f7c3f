using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>bfloat16: the upper half of float32.</summary>
internal abstract unsafe class BFloat16Source : IDoubleSource<BFloat16>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(BFloat16* from)
    {
        var upper = Vector128.CreateScalarUnsafe(*(long*)from).AsUInt16();
        return Lanes.Widen((Vector128.WidenLower(upper) << 16).AsSingle());
    }

    public static void Round(ReadOnlySpan<double> values, Span<BFloat16> rounded) => BFloat16Format.Round(values, rounded);
}
