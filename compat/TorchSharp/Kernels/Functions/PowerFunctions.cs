using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The first to the power of the second.</summary>
internal readonly struct RaiseTo : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.Power(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => y == T.Zero ? T.Zero : y * T.Pow(x, y - T.One);

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x == T.Zero && y >= T.Zero ? T.Zero : T.Pow(x, y) * T.Log(x);
}

/// <summary>The logarithm of the sum of the exponentials.</summary>
internal readonly struct LogAddExp : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => DTypes.Floating(common);

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.InDouble(x, y, Whole.LogAddExp);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(y - x));

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(x - y));
}

/// <summary>The logarithm to base 2 of the sum of the powers of 2.</summary>
internal readonly struct LogAddExp2 : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => DTypes.Floating(common);

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.InDouble(x, y, Whole.LogAddExp2);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.One / (T.One + T.Exp2(y - x));

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.One / (T.One + T.Exp2(x - y));
}

/// <summary>The first times the logarithm of the second; zero if the first is.</summary>
internal readonly struct XLogY : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => DTypes.Floating(common);

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.InDouble(x, y, Whole.XLogY);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x == T.Zero && y <= T.Zero ? T.Zero : T.Log(y);

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x / y;
}
