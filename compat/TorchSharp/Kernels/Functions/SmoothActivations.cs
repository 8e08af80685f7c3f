using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>x times the probability that a standard normal variate is below it.</summary>
internal readonly struct Gelu : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x * NormalDistribution.At(x).Below;

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (below, density) = NormalDistribution.At(at);
        return below + (at * density);
    }
}

/// <summary>x times its sigmoid.</summary>
internal readonly struct Silu : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x * Logistic.Sigmoid(x);

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sigmoid = Logistic.Sigmoid(at);
        return sigmoid * (Vector256<T>.One + (at * (Vector256<T>.One - sigmoid)));
    }
}

/// <summary>log(1 + exp(beta * x)) / beta; x itself where beta * x is above a threshold.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct SoftPlus(double beta, double threshold) : IElementary
{
    public bool UsesResult => false;

    public Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.ConditionalSelect(
        IsLinear(x), x, Logistic.Softplus(x * VectorMath.Constant<T>(beta)) / VectorMath.Constant<T>(beta));

    public Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.ConditionalSelect(
        IsLinear(at), Vector256<T>.One, Logistic.Sigmoid(at * VectorMath.Constant<T>(beta)));

    private Vector256<T> IsLinear<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Vector256.GreaterThan(x * VectorMath.Constant<T>(beta), VectorMath.Constant<T>(threshold));
}
