using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <content>Logarithms.</content>
internal static partial class VectorMath
{
    public static Vector256<T> Log<T>(Vector256<T> x) => typeof(T) == typeof(float)
        ? Vector256.Log(x.AsSingle()).As<float, T>()
        : Vector256.Log(x.AsDouble()).As<double, T>();

    public static Vector256<T> Log2<T>(Vector256<T> x) => typeof(T) == typeof(float)
        ? Vector256.Log2(x.AsSingle()).As<float, T>()
        : Vector256.Log2(x.AsDouble()).As<double, T>();

    /// <summary>log(1 + x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LogP1<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // What the sum rounds off is made up for by the first term of the series; there is none at 0 and infinity.
        var sum = Vector256<T>.One + x;
        var rest = (x - (sum - Vector256<T>.One)) / sum;
        rest = Vector256.ConditionalSelect(Vector256.Equals(rest, rest), rest, Vector256<T>.Zero);
        return Vector256.ConditionalSelect(Vector256.Equals(sum, Vector256<T>.One), x, Log(sum) + rest);
    }
}
