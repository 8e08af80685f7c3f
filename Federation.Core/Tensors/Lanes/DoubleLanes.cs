using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>float64.</summary>
internal abstract unsafe class DoubleLanes : ILanes<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> values, double* destination) => values.Store(destination);
}
