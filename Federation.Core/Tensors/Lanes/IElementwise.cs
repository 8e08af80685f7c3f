using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>
/// What <see cref="TensorListMath.Map"/> computes of the elements that stand at the same position in up to four lists. Four
/// positions are computed at once, as doubles; each lane must depend on nothing but that lane.
/// </summary>
/// <remarks>
/// So that all processors get the same bits, use operations that round once: sums, products, quotients, square roots, comparisons
/// with <see cref="Vector256.ConditionalSelect{T}"/>; no fused or estimated ones.
/// </remarks>
internal interface IElementwise
{
    /// <summary>How many lists are read: 1 to 4.</summary>
    static abstract int InputCount { get; }

    /// <summary>How many lists are written: 0 to 4, not more than are read.</summary>
    static abstract int OutputCount { get; }

    /// <summary>
    /// Computes in place: each operand comes with the elements of the input of that position (0 where there are fewer inputs), and
    /// the first ones are left with what goes to the outputs.
    /// </summary>
    void Invoke(ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d);
}
