using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The loss of one element against one target, with its derivatives.</summary>
internal interface IPointLoss
{
    Vector256<T> Value<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The derivative by the element.</summary>
    Vector256<T> ByInput<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The derivative by the target.</summary>
    Vector256<T> ByTarget<T>(Vector256<T> x, Vector256<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
