using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The square of the difference.</summary>
internal readonly struct SquaredLoss : IPointLoss
{
    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => (x - target) * (x - target);

    public Vector256<T> ByInput<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => (x - target) + (x - target);

    public Vector256<T> ByTarget<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => ByInput(target, x);
}

/// <summary>The size of the difference.</summary>
internal readonly struct AbsoluteLoss : IPointLoss
{
    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => Vector256.Abs(x - target);

    public Vector256<T> ByInput<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => VectorMath.Sign(x - target);

    public Vector256<T> ByTarget<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => ByInput(target, x);
}

/// <summary>
/// The difference d as d * d / 2 where it is less than a bound, and as bound * (|d| - bound / 2) beyond it.
/// </summary>
internal readonly struct BoundedLoss(double bound) : IPointLoss
{
    public Vector256<T> Value<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var limit = VectorMath.Constant<T>(bound);
        var half = VectorMath.Constant<T>(0.5);
        var size = Vector256.Abs(x - target);
        return Vector256.ConditionalSelect(
            Vector256.LessThan(size, limit), half * size * size, limit * (size - (half * limit)));
    }

    public Vector256<T> ByInput<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var limit = VectorMath.Constant<T>(bound);
        return VectorMath.Clamp(x - target, -limit, limit);
    }

    public Vector256<T> ByTarget<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => ByInput(target, x);
}
