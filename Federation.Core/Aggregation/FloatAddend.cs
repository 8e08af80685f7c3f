using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>One update's share in the sums of a block.</summary>
/// <param name="X">The address of the block's first element, a float.</param>
/// <param name="Weight">A whole number, not 0; the magnitude is at most <see cref="ExactMean.MaxWeight"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FloatAddend(nint X, long Weight);
