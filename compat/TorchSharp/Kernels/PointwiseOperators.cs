using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>A pointwise function of one argument, for single elements and for registers of them.</summary>
internal interface IUnary<T>
    where T : unmanaged
{
    T Apply(T x);

    Vector256<T> Apply(Vector256<T> x);
}

/// <summary>A pointwise function of two arguments, for single elements and for registers of them.</summary>
internal interface IBinary<T>
    where T : unmanaged
{
    T Apply(T x, T y);

    Vector256<T> Apply(Vector256<T> x, Vector256<T> y);
}

/// <summary>x + y.</summary>
internal readonly struct AddOperator<T> : IBinary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x, T y) => x + y;

    public Vector256<T> Apply(Vector256<T> x, Vector256<T> y) => x + y;
}

/// <summary>x + factor * y.</summary>
internal readonly struct AddScaledOperator<T>(T factor) : IBinary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x, T y) => x + (factor * y);

    public Vector256<T> Apply(Vector256<T> x, Vector256<T> y) => x + (y * factor);
}

/// <summary>x * y.</summary>
internal readonly struct MultiplyOperator<T> : IBinary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x, T y) => x * y;

    public Vector256<T> Apply(Vector256<T> x, Vector256<T> y) => x * y;
}

/// <summary>x / y, of floating-point elements.</summary>
internal readonly struct DivideOperator<T> : IBinary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x, T y) => x / y;

    public Vector256<T> Apply(Vector256<T> x, Vector256<T> y) => x / y;
}

/// <summary>The gradient <c>x</c> where the result <c>y</c> of a rectifier is not zero.</summary>
internal readonly struct ReluGradientOperator<T> : IBinary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x, T y) => y <= T.Zero ? T.Zero : x;

    public Vector256<T> Apply(Vector256<T> x, Vector256<T> y) =>
        Vector256.AndNot(x, Vector256.LessThanOrEqual(y, Vector256<T>.Zero));
}

/// <summary>max(x, 0), keeping NaN.</summary>
internal readonly struct ReluOperator<T> : IUnary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x) => x < T.Zero ? T.Zero : x;

    public Vector256<T> Apply(Vector256<T> x) => Vector256.AndNot(x, Vector256.LessThan(x, Vector256<T>.Zero));
}
