using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The absolute value.</summary>
internal readonly struct Abs : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.Abs(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Sign(at);
}

/// <summary>-1, 0 or 1.</summary>
internal readonly struct Sign : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Sign(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.Zero;
}

/// <summary>The greatest integer that is not greater.</summary>
internal readonly struct Floor : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Floor(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.Zero;
}

/// <summary>The least integer that is not less.</summary>
internal readonly struct Ceiling : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Ceiling(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.Zero;
}

/// <summary>The integer towards zero.</summary>
internal readonly struct Truncate : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Truncate(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.Zero;
}

/// <summary>What <see cref="Truncate"/> takes away.</summary>
internal readonly struct Fraction : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x - VectorMath.Truncate(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.One;
}

/// <summary>The nearest number of so many decimals, halves to the even one.</summary>
internal readonly struct Round(int decimals) : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Round(x, decimals);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256<T>.Zero;
}

/// <summary>A multiple.</summary>
internal readonly struct Scale(double factor) : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x * VectorMath.Constant<T>(factor);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Constant<T>(factor);
}
