using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The angle of a point, y coordinate first.</summary>
internal readonly struct Atan2 : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => DTypes.Floating(common);

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.InDouble(x, y, Math.Atan2);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => y / ((x * x) + (y * y));

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => -x / ((x * x) + (y * y));
}

/// <summary>The length of the hypotenuse.</summary>
internal readonly struct Hypot : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => DTypes.Floating(common);

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.InDouble(x, y, double.Hypot);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x / T.Hypot(x, y);

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => y / T.Hypot(x, y);
}

/// <summary>The first with the sign of the second.</summary>
internal readonly struct CopySign : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => DTypes.Floating(common);

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.CopySign(x, y);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => x == T.Zero ? T.Zero : T.CopySign(T.One, x) * T.CopySign(T.One, y);

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;
}
