using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The sine.</summary>
internal readonly struct Sin : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Sin(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Cos(at);
}

/// <summary>The cosine.</summary>
internal readonly struct Cos : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Cos(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => -VectorMath.Sin(at);
}

/// <summary>The tangent.</summary>
internal readonly struct Tan : IElementary
{
    public bool UsesResult => true;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(x, T.Tan);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One + (at * at);
}

/// <summary>The inverse sine.</summary>
internal readonly struct Asin : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(x, T.Asin);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / Vector256.Sqrt(Vector256<T>.One - (at * at));
}

/// <summary>The inverse cosine.</summary>
internal readonly struct Acos : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(x, T.Acos);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => -Vector256<T>.One / Vector256.Sqrt(Vector256<T>.One - (at * at));
}

/// <summary>The inverse tangent.</summary>
internal readonly struct Atan : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(x, T.Atan);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / (Vector256<T>.One + (at * at));
}

/// <summary>The hyperbolic sine.</summary>
internal readonly struct Sinh : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(x, T.Sinh);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(at, T.Cosh);
}

/// <summary>The hyperbolic cosine.</summary>
internal readonly struct Cosh : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(x, T.Cosh);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(at, T.Sinh);
}

/// <summary>The hyperbolic tangent.</summary>
internal readonly struct Tanh : IElementary
{
    public bool UsesResult => true;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Tanh(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One - (at * at);
}

/// <summary>The inverse hyperbolic sine.</summary>
internal readonly struct Asinh : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(x, T.Asinh);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / Vector256.Sqrt((at * at) + Vector256<T>.One);
}

/// <summary>The inverse hyperbolic cosine.</summary>
internal readonly struct Acosh : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(x, T.Acosh);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / Vector256.Sqrt((at * at) - Vector256<T>.One);
}

/// <summary>The inverse hyperbolic tangent.</summary>
internal readonly struct Atanh : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Each(x, T.Atanh);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / (Vector256<T>.One - (at * at));
}
