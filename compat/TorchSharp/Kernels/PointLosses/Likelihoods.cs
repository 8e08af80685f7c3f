using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Cross entropy of a probability and the probability that is its target; logarithms are at least -100.</summary>
internal readonly struct BinaryLoss : IPointLoss
{
    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ((target - Vector256<T>.One) * Log(Vector256<T>.One - x)) - (target * Log(x));

    public Vector256<T> ByInput<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        (x - target) / Vector256.Max((Vector256<T>.One - x) * x, VectorMath.Constant<T>(1e-12));

    public Vector256<T> ByTarget<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => Log(Vector256<T>.One - x) - Log(x);

    private static Vector256<T> Log<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.Max(VectorMath.Log(x), VectorMath.Constant<T>(-100));
}

/// <summary>Cross entropy of the probability with a given logit and the probability that is its target.</summary>
internal readonly struct LogitLoss : IPointLoss
{
    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => ((Vector256<T>.One - target) * x) + Logistic.Softplus(-x);

    public Vector256<T> ByInput<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => Logistic.Sigmoid(x) - target;

    public Vector256<T> ByTarget<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => -x;
}

/// <summary>What a probability adds to the divergence from a distribution given by the logarithm x.</summary>
internal readonly struct DivergenceLoss : IPointLoss
{
    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => target * (LogOrZero(target) - x);

    public Vector256<T> ByInput<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => -target;

    public Vector256<T> ByTarget<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Log(target) + Vector256<T>.One - x;

    // Zero times the logarithm of zero is zero.
    private static Vector256<T> LogOrZero<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.ConditionalSelect(
        Vector256.Equals(x, Vector256<T>.Zero), Vector256<T>.Zero, VectorMath.Log(x));
}

/// <summary>The same where the target is a logarithm too.</summary>
internal readonly struct LogDivergenceLoss : IPointLoss
{
    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Exp(target) * (target - x);

    public Vector256<T> ByInput<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => -VectorMath.Exp(target);

    public Vector256<T> ByTarget<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Exp(target) * (target - x + Vector256<T>.One);
}
