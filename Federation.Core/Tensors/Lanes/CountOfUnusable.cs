using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>1 for infinite values and NaN, to be summed.</summary>
internal readonly struct CountOfUnusable : IElementwise
{
    public static int InputCount => 1;

    public static int OutputCount => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke(ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d)
    {
        var isFinite = Vector256.LessThan(Vector256.Abs(a), Vector256.Create(double.PositiveInfinity));
        a = Vector256.AndNot(Vector256<double>.One, isFinite);
    }
}
