using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Strategies;

/// <summary>v + Δ².</summary>
internal readonly struct AdagradAccumulator : IAccumulator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Next(Vector256<double> v, Vector256<double> square) => v + square;
}
