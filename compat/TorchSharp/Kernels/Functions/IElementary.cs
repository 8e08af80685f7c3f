using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// A function of one floating-point number, with its derivative: all that the operation, its in-place form and its
/// gradient are made from. Integers become single-precision numbers first.
/// </summary>
internal interface IElementary
{
    /// <summary>Whether <see cref="Derivative"/> is computed from the result rather than from the argument.</summary>
    bool UsesResult { get; }

    Vector256<T> Value<T>(Vector256<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The derivative where the argument (or the result) is <paramref name="at"/>.</summary>
    Vector256<T> Derivative<T>(Vector256<T> at)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
