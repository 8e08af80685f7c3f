using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The standard normal distribution, for registers of either floating-point type.</summary>
internal static class NormalDistribution
{
    // Polynomials, highest power first, fitted to P(variate > x) exp(x^2 / 2) (x + k) over u = (x - k) / (x + k), x >= 0,
    // where k is 4 in single precision and 5 in double.
    private static ReadOnlySpan<float> SingleTail =>
    [
        2.19790434e-5f, -1.72599229e-6f, -2.17771066e-4f, 1.33640426e-4f, 1.62424764e-3f, -3.47994303e-3f,
        -7.53868878e-3f, 6.03966440e-2f, -0.186521985f, 0.387137394f, -0.60789664f, 0.755285131f,
    ];

    private static ReadOnlySpan<double> DoubleTail =>
    [
        1.29358504317226405e-10, -1.32570253884510757e-10, -1.56163281912319815e-9, 1.26820071257269645e-9,
        1.13126764365727515e-8, -6.93288724630288672e-9, -7.04896249423087883e-8, 3.85600704021900096e-8,
        4.36415126895279075e-7, -3.33532498674329854e-7, -2.7707347960503033e-6, 3.97935553185544339e-6,
        0.0000166816347112936927, -0.0000497623256274019606, -0.0000593758052073468895, 0.000544898967806730115,
        -0.000797869389621466605, -0.00299337675889296946, 0.0207950667992797779, -0.069118638707078792,
        0.165020366170407042, -0.313533156671281114, 0.495305615969976056, -0.665382502890056911, 0.76919304975006296,
    ];

    /// <summary>The probability that a standard normal variate is below x, and the density at x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<T> Below, Vector256<T> Density) At<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Everything is zero beyond the bound; the order of the arguments lets NaN through.
        var size = Vector256.MinNative(VectorMath.Constant<T>(40), Vector256.Abs(x));
        var half = VectorMath.Constant<T>(0.5);
        var square = size * size;
        // With what the square rounded off, which the power of a large number would show.
        var lost = VectorMath.Fused(size, size, -square);
        var power = VectorMath.Exp(-half * square);
        power -= power * (half * lost);

        var k = VectorMath.PerType<T>(4, 5);
        var inverse = Vector256<T>.One / (size + k);
        var tail = power * inverse * Tail((size - k) * inverse);
        var below = Vector256.ConditionalSelect(
            Vector256.GreaterThan(x, Vector256<T>.Zero), Vector256<T>.One - tail, tail);
        return (below, power * VectorMath.Constant<T>(1 / Math.Sqrt(2 * Math.PI)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Tail<T>(Vector256<T> u) => typeof(T) == typeof(float)
        ? Polynomial(SingleTail, u.AsSingle()).As<float, T>()
        : Polynomial(DoubleTail, u.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Polynomial<T>(ReadOnlySpan<T> factors, Vector256<T> x)
    {
        var value = Vector256.Create(factors[0]);
        for (var i = 1; i < factors.Length; i++)
        {
            value = VectorMath.MultiplyAdd(value, x, Vector256.Create(factors[i]));
        }

        return value;
    }
}
