using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Strategies;

/// <summary>v - (1 - β₂)Δ² sign(v - Δ²).</summary>
internal readonly struct YogiAccumulator(double beta2) : IAccumulator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Next(Vector256<double> v, Vector256<double> square)
    {
        var step = square * (1 - beta2);
        var below = Vector256.ConditionalSelect(Vector256.LessThan(v, square), v + step, v);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(v, square), v - step, below);
    }
}
