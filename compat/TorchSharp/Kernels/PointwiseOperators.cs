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

/// <summary>The greater of two, NaN if either is.</summary>
internal readonly struct MaximumOperator<T> : IBinary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x, T y) => T.Max(x, y);

    public Vector256<T> Apply(Vector256<T> x, Vector256<T> y) => Vector256.Max(x, y);
}

/// <summary>The gradient <c>x</c> where the result <c>y</c> of a rectifier is positive, zero elsewhere.</summary>
internal readonly struct ReluGradientOperator<T> : IBinary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x, T y) => y > T.Zero ? x : T.Zero;

    public Vector256<T> Apply(Vector256<T> x, Vector256<T> y) =>
        x & Vector256.GreaterThan(y, Vector256<T>.Zero);
}

/// <summary>max(x, 0), keeping NaN.</summary>
internal readonly struct ReluOperator<T> : IUnary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x) => x < T.Zero ? T.Zero : x;

    public Vector256<T> Apply(Vector256<T> x) => Vector256.AndNot(x, Vector256.LessThan(x, Vector256<T>.Zero));
}

/// <summary>scale * x + shift.</summary>
internal readonly struct AffineOperator<T>(T scale, T shift) : IUnary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x) => (scale * x) + shift;

    public Vector256<T> Apply(Vector256<T> x) => (x * scale) + Vector256.Create(shift);
}

/// <summary>x + shift.</summary>
internal readonly struct ShiftOperator<T>(T shift) : IUnary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x) => x + shift;

    public Vector256<T> Apply(Vector256<T> x) => x + Vector256.Create(shift);
}

/// <summary>scale * x.</summary>
internal readonly struct ScaleOperator<T>(T scale) : IUnary<T>
    where T : unmanaged, INumber<T>
{
    public T Apply(T x) => scale * x;

    public Vector256<T> Apply(Vector256<T> x) => x * scale;
}

/// <summary>The square root.</summary>
internal readonly struct SqrtOperator<T> : IUnary<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public T Apply(T x) => T.Sqrt(x);

    public Vector256<T> Apply(Vector256<T> x) => Vector256.Sqrt(x);
}

/// <summary>A function that has no form for registers: it is applied to each element.</summary>
internal readonly struct ScalarOperator<T>(Func<T, T> function) : IUnary<T>
    where T : unmanaged
{
    public T Apply(T x) => function(x);

    public Vector256<T> Apply(Vector256<T> x)
    {
        for (var i = 0; i < Vector256<T>.Count; i++)
        {
            x = x.WithElement(i, function(x.GetElement(i)));
        }

        return x;
    }
}
