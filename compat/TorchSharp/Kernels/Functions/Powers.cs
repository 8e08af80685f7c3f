using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The square root.</summary>
internal readonly struct Sqrt : IElementary
{
    public bool UsesResult => true;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.Sqrt(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / (at + at);
}

/// <summary>The root that makes a norm of a sum of powers: its derivative at zero is taken to be zero.</summary>
internal readonly struct Root(double order) : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Power(x, 1 / order);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var slope = VectorMath.Constant<T>(1 / order) * VectorMath.Power(at, (1 / order) - 1);
        return Vector256.ConditionalSelect(Vector256.Equals(at, Vector256<T>.Zero), Vector256<T>.Zero, slope);
    }
}

/// <summary>1 / the square root.</summary>
internal readonly struct Rsqrt : IElementary
{
    public bool UsesResult => true;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / Vector256.Sqrt(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Constant<T>(-0.5) * at * at * at;
}

/// <summary>1 / x.</summary>
internal readonly struct Reciprocal : IElementary
{
    public bool UsesResult => true;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One / x;

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => -(at * at);
}

/// <summary>x to a given power.</summary>
internal readonly struct Power(double exponent) : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Power(x, exponent);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => exponent == 0 ? Vector256<T>.Zero : VectorMath.Constant<T>(exponent) * VectorMath.Power(at, exponent - 1);
}
