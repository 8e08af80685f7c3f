using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>x, or x times a slope where it is not positive.</summary>
internal readonly struct LeakyRelu(double slope) : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.ConditionalSelect(
        Vector256.GreaterThan(x, Vector256<T>.Zero), x, x * VectorMath.Constant<T>(slope));

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.ConditionalSelect(
        Vector256.GreaterThan(at, Vector256<T>.Zero), Vector256<T>.One, VectorMath.Constant<T>(slope));
}

/// <summary>x, or alpha * (exp(x) - 1) where it is not positive.</summary>
internal readonly struct Elu(double alpha) : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.ConditionalSelect(
        Vector256.GreaterThan(x, Vector256<T>.Zero),
        x,
        VectorMath.ExpM1(x) * VectorMath.Constant<T>(alpha));

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.ConditionalSelect(
        Vector256.GreaterThan(at, Vector256<T>.Zero), Vector256<T>.One, VectorMath.Exp(at) * VectorMath.Constant<T>(alpha));
}

/// <summary>x, but not below one bound nor above another.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct HardTanh(double least, double most) : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        VectorMath.Clamp(x, VectorMath.Constant<T>(least), VectorMath.Constant<T>(most));

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.ConditionalSelect(
        Vector256.LessThanOrEqual(at, VectorMath.Constant<T>(least))
            | Vector256.GreaterThanOrEqual(at, VectorMath.Constant<T>(most)),
        Vector256<T>.Zero,
        Vector256<T>.One);
}
