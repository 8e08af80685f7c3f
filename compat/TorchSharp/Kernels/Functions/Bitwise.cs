using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Both.</summary>
internal readonly struct And : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.Bits(x, y, (a, b) => a & b);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => x & y;

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;
}

/// <summary>Either.</summary>
internal readonly struct Or : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.Bits(x, y, (a, b) => a | b);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => x | y;

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;
}

/// <summary>One and not the other.</summary>
internal readonly struct Xor : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.Bits(x, y, (a, b) => a ^ b);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => x ^ y;

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;
}

/// <summary>Times a power of two.</summary>
internal readonly struct ShiftLeft : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.Bits(x, y, (a, b) => b is < 0 or > 63 ? 0 : a << (int)b);

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;
}

/// <summary>Divided by a power of two, rounded down.</summary>
internal readonly struct ShiftRight : IBinaryFunction
{
    public ScalarType ResultType(ScalarType common) => common;

    public T Value<T>(T x, T y)
        where T : unmanaged, INumber<T> => Whole.Bits(x, y, (a, b) => a >> (int)Math.Clamp(b, 0, 63));

    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> y)
        where T : unmanaged, INumber<T> => VectorMath.Each(this, x, y);

    public T Left<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;

    public T Right<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero;
}
