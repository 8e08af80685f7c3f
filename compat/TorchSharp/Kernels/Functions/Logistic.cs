using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The logistic function and its integral, for registers of either floating-point type.</summary>
internal static class Logistic
{
    /// <summary>1 / (1 + exp(-x)).</summary>
    public static Vector256<T> Sigmoid<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / (Vector256<T>.One + VectorMath.Exp(-x));

    /// <summary>log(1 + exp(x)), which is x where x is large.</summary>
    public static Vector256<T> Softplus<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // log(1 + e) of a small e: e's rounded-off part is made up for by the first term of the series.
        var e = VectorMath.Exp(-Vector256.Abs(x));
        var sum = Vector256<T>.One + e;
        return Vector256.Max(x, Vector256<T>.Zero) + VectorMath.Log(sum) + ((e - (sum - Vector256<T>.One)) / sum);
    }
}
