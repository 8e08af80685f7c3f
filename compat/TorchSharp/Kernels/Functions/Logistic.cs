using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The logistic function and its integral, for registers of either floating-point type.</summary>
internal static class Logistic
{
    /// <summary>1 / (1 + exp(-x)), of the power that cannot overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sigmoid<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var power = VectorMath.Exp(-Vector256.Abs(x));
        var below = Vector256.LessThan(x, Vector256<T>.Zero);
        return Vector256.ConditionalSelect(below, power, Vector256<T>.One) / (Vector256<T>.One + power);
    }

    /// <summary>log(1 + exp(x)), which is x where x is large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Softplus<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Vector256.Max(x, Vector256<T>.Zero) + VectorMath.LogP1(VectorMath.Exp(-Vector256.Abs(x)));
}
