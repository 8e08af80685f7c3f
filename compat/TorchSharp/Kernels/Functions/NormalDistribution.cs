using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The standard normal distribution, for registers of either floating-point type.</summary>
internal static class NormalDistribution
{
    // Chebyshev coefficients of log(erfc(z) * exp(z * z) / t) in 2t - 1, where t = 2 / (2 + z) and z >= 0.
    private static readonly double[] ErfcSeries =
    [
        -1.30265371978170943, 0.64196979235649026, 0.0194764732041858363, -0.00956151478680863164,
        -0.000946595344482036866, 0.000366839497852761452, 0.0000425233248069077716, -0.0000202785781125342432,
        -1.62429000464702551e-6, 1.3036558355805232e-6, 1.56264417220661432e-8, -8.52380959149265425e-8,
        6.5290544390988515e-9, 5.05934349555146894e-9, -9.91364156493033087e-10, -2.27365122293183586e-10,
        9.6467911020155268e-11, 2.39403808303911474e-12, -6.8860275264975534e-12, 8.94487927309072572e-13,
        3.13092139934295808e-13, -1.12708223613672524e-13, 3.81090525518923206e-16, 7.10609761360923699e-15,
        -1.5230282014571043e-15, -9.457494571291234e-17, 1.21023718922427899e-16, -2.81666308774717697e-17,
    ];

    /// <summary>The probability that a standard normal variate is below x.</summary>
    public static Vector256<T> Below<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var z = Vector256.Abs(x) * VectorMath.Constant<T>(Math.Sqrt(0.5));
        var t = VectorMath.Constant<T>(2) / (VectorMath.Constant<T>(2) + z);
        var y = (t + t) - Vector256<T>.One;
        Vector256<T> last = default, before = default;
        for (var i = typeof(T) == typeof(float) ? 14 : ErfcSeries.Length - 1; i > 0; i--)
        {
            (last, before) = ((((y + y) * last) - before) + VectorMath.Constant<T>(ErfcSeries[i]), last);
        }

        var exponent = (y * last) - before + VectorMath.Constant<T>(ErfcSeries[0] / 2);
        var tail = t * VectorMath.Exp(exponent - (z * z)) * VectorMath.Constant<T>(0.5);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<T>.Zero), Vector256<T>.One - tail, tail);
    }

    /// <summary>The density of the standard normal distribution.</summary>
    public static Vector256<T> Density<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        VectorMath.Exp(x * x * VectorMath.Constant<T>(-0.5)) * VectorMath.Constant<T>(1 / Math.Sqrt(2 * Math.PI));
}
