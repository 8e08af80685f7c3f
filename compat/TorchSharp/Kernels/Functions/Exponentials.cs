using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>e to the power of x.</summary>
internal readonly struct Exp : IElementary
{
    public bool UsesResult => true;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Exp(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => at;
}

/// <summary>2 to the power of x.</summary>
internal readonly struct Exp2 : IElementary
{
    public bool UsesResult => true;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(x, T.Exp2);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => at * VectorMath.Constant<T>(Math.Log(2));
}

/// <summary>e to the power of x, minus 1.</summary>
internal readonly struct ExpM1 : IElementary
{
    public bool UsesResult => true;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.ExpM1(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => at + Vector256<T>.One;
}

/// <summary>The natural logarithm.</summary>
internal readonly struct Log : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Log(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / at;
}

/// <summary>The logarithm to base 2.</summary>
internal readonly struct Log2 : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Log2(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / (at * VectorMath.Constant<T>(Math.Log(2)));
}

/// <summary>The logarithm to base 10.</summary>
internal readonly struct Log10 : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(x, T.Log10);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / (at * VectorMath.Constant<T>(Math.Log(10)));
}

/// <summary>The natural logarithm of 1 + x.</summary>
internal readonly struct LogP1 : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.LogP1(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / (at + Vector256<T>.One);
}

/// <summary>1 / (1 + e to the power of -x).</summary>
internal readonly struct Sigmoid : IElementary
{
    public bool UsesResult => true;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Logistic.Sigmoid(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => at * (Vector256<T>.One - at);
}

/// <summary>The error function.</summary>
internal readonly struct Erf : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        VectorMath.Each(x, y => T.CreateTruncating(ErrorFunction.Value(double.CreateTruncating(y))));

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        VectorMath.Constant<T>(2 / Math.Sqrt(Math.PI)) * VectorMath.Exp(-(at * at));
}

/// <summary>1 minus the error function, exact where that is small.</summary>
internal readonly struct Erfc : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        VectorMath.Each(x, y => T.CreateTruncating(ErrorFunction.Complement(double.CreateTruncating(y))));

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        VectorMath.Constant<T>(-2 / Math.Sqrt(Math.PI)) * VectorMath.Exp(-(at * at));
}
