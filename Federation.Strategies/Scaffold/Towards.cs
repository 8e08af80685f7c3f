using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Federation.Core;

namespace Federation.Strategies;

/// <summary>x + η(mean - x), for the mean and x.</summary>
internal readonly struct Towards(double rate) : IElementwise
{
    public static int InputCount => 2;

    public static int OutputCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke(ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d) =>
        a = b + ((a - b) * rate);
}
