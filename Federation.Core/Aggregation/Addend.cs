using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>One update's share in the sum of a tensor.</summary>
/// <param name="Elements">The address of the tensor's first element, which stays where it is while it is used.</param>
/// <param name="Weight">Not 0; the magnitude is at most <see cref="ExactMean.MaxWeight"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Addend(nint Elements, long Weight);
