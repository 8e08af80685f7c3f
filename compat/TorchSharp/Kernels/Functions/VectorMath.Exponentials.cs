using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <content>
/// Powers of e: the argument is n ln 2 + r with a whole n and a small r, the power 2^n (1 + q) with q = exp(r) - 1 from
/// a polynomial. Right to about one unit in the last place, of denormal results too.
/// </content>
internal static partial class VectorMath
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Exp<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Bounds beyond which the power is zero or infinite.
        x = Clamp(x, PerType<T>(-104, -746), PerType<T>(89, 710));
        var n = Round(x * Constant<T>(1 / Math.Log(2)));
        var power = Vector256<T>.One + ExpM1OfSmall(Remainder(x, n));
        // In two steps, as 2^n itself may be no normal number.
        var half = Round(n * Constant<T>(0.5));
        return power * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ExpM1<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var within = Clamp(x, Constant<T>(-80), PerType<T>(89, 710));
        var n = Round(within * Constant<T>(1 / Math.Log(2)));
        var q = ExpM1OfSmall(Remainder(within, n));
        // Half of it, as the greatest 2^n is no number; a denormal cannot be halved.
        var half = PowerOfTwo(n - Vector256<T>.One);
        var halved = MultiplyAdd(half, q, half - Constant<T>(0.5));
        var result = Vector256.ConditionalSelect(Vector256.Equals(n, Vector256<T>.Zero), q, halved + halved);
        return Vector256.CopySign(result, x);
    }

    /// <summary>The hyperbolic tangent, of -2|x|'s power so that nothing overflows or cancels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Tanh<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var power = ExpM1(Vector256.Abs(x) * Constant<T>(-2));
        return Vector256.CopySign(power / (power + Constant<T>(2)), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Remainder<T>(Vector256<T> x, Vector256<T> n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // ln 2 in two parts, the first so short that its products with n are exact.
        x = MultiplyAdd(n, PerType<T>(-0.693115234375, -0.693147180559663), x);
        return MultiplyAdd(n, PerType<T>(-0.0000319461849453094172, -2.8235290563031577123e-13), x);
    }

    /// <summary>exp(r) - 1 for |r| up to ln 2 / 2; polynomials fitted to (exp(r) - 1 - r) / r^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> ExpM1OfSmall<T>(Vector256<T> r)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<T> p;
        if (typeof(T) == typeof(float))
        {
            p = Constant<T>(0.00139261835877134945);
            p = MultiplyAdd(p, r, Constant<T>(0.00836317905272257737));
            p = MultiplyAdd(p, r, Constant<T>(0.0416665546172045742));
            p = MultiplyAdd(p, r, Constant<T>(0.166665769896987757));
        }
        else
        {
            p = Constant<T>(2.09146869680868772e-9);
            p = MultiplyAdd(p, r, Constant<T>(2.51052170047207452e-8));
            p = MultiplyAdd(p, r, Constant<T>(2.75572736431102953e-7));
            p = MultiplyAdd(p, r, Constant<T>(2.75572554002064244e-6));
            p = MultiplyAdd(p, r, Constant<T>(0.0000248015873255477412));
            p = MultiplyAdd(p, r, Constant<T>(0.000198412698748206253));
            p = MultiplyAdd(p, r, Constant<T>(0.00138888888888837483));
            p = MultiplyAdd(p, r, Constant<T>(0.00833333333332613513));
            p = MultiplyAdd(p, r, Constant<T>(0.0416666666666666698));
            p = MultiplyAdd(p, r, Constant<T>(0.16666666666666671));
        }

        p = MultiplyAdd(p, r, Constant<T>(0.5));
        return MultiplyAdd(r * r, p, r);
    }

    /// <summary>2^n of whole n, zero for that below the least normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> PowerOfTwo<T>(Vector256<T> n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Adding this puts the biased exponent into the last bits.
        var biased = n + PerType<T>(12582912 + 127, 6755399441055744 + 1023);
        return typeof(T) == typeof(float)
            ? (biased.AsInt32() << 23).As<int, T>()
            : (biased.AsInt64() << 52).As<long, T>();
    }
}
