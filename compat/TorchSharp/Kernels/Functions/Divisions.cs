using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The quotient rounded down.</summary>
internal readonly struct FloorDivide : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.FloorDivide(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;
}

/// <summary>The quotient rounded towards zero.</summary>
internal readonly struct TruncateDivide : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.TruncateDivide(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;
}

/// <summary>What a quotient rounded down leaves: it has the sign of the divisor.</summary>
internal readonly struct Remainder : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.Remainder(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.One;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => -Whole.FloorDivide(x, y);
}

/// <summary>What a quotient rounded towards zero leaves: it has the sign of the dividend.</summary>
internal readonly struct TruncatedRemainder : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.TruncatedRemainder(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.One;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => -T.Truncate(x / y);
}
