using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Strategies;

/// <summary>β₂v + (1 - β₂)Δ².</summary>
internal readonly struct AdamAccumulator(double beta2) : IAccumulator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Next(Vector256<double> v, Vector256<double> square) => (v * beta2) + (square * (1 - beta2));
}
