using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// A function of two numbers, with its derivatives: all that the operation, its in-place form and its gradient are
/// made from.
/// </summary>
internal interface IBinaryFunction
{
    /// <summary>The type of the result, from the type that the arguments have in common.</summary>
    ScalarType ResultType(ScalarType common);

    T Value<T>(T x, T y)
        where T : unmanaged, INumber<T>;

    Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T>;

    /// <summary>The derivative by the first argument.</summary>
    T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The derivative by the second argument.</summary>
    T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
