using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The greater of two; NaN if one is NaN. Equals share the gradient.</summary>
internal readonly struct Maximum : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.Max(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => Vector256.Max(x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x > y ? T.One : x == y ? T.CreateTruncating(0.5) : T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x < y ? T.One : x == y ? T.CreateTruncating(0.5) : T.Zero;
}

/// <summary>The lesser of two; NaN if one is NaN. Equals share the gradient.</summary>
internal readonly struct Minimum : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.Min(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => Vector256.Min(x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x < y ? T.One : x == y ? T.CreateTruncating(0.5) : T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x > y ? T.One : x == y ? T.CreateTruncating(0.5) : T.Zero;
}

/// <summary>The first, but at least the second; at equality the first has the gradient.</summary>
internal readonly struct ClampMin : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.Max(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => Vector256.Max(x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x >= y ? T.One : T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x < y ? T.One : T.Zero;
}

/// <summary>The first, but at most the second; at equality the first has the gradient.</summary>
internal readonly struct ClampMax : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.Min(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => Vector256.Min(x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x <= y ? T.One : T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x > y ? T.One : T.Zero;
}

/// <summary>The greater of two; the number if only one is NaN.</summary>
internal readonly struct MaximumNumber : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.MaxNumber(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x >= y || T.IsNaN(y) ? T.One : T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x >= y || T.IsNaN(y) ? T.Zero : T.One;
}

/// <summary>The lesser of two; the number if only one is NaN.</summary>
internal readonly struct MinimumNumber : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.MinNumber(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x <= y || T.IsNaN(y) ? T.One : T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x <= y || T.IsNaN(y) ? T.Zero : T.One;
}
