using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>a + scale × b.</summary>
internal readonly struct ScaledSum(double scale) : IElementwise
{
    public static int InputCount => 2;

    public static int OutputCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke(ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d) => a += b * scale;
}
