using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>(a - b)², to be summed.</summary>
internal readonly struct SquaredDifference : IElementwise
{
    public static int InputCount => 2;

    public static int OutputCount => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke(ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d)
    {
        a -= b;
        a *= a;
    }
}
