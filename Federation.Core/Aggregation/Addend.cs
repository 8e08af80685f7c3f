using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>One update's share in the sum of a tensor.</summary>
/// <param name="Elements">The address of the tensor's first element, which stays where it is while it is used.</param>
/// <param name="Weight">Not 0; the magnitude is at most <see cref="ExactMean.MaxWeight"/>.</param>
/// <param name="Origin">The address of what is subtracted first, or 0.</param>
/// <param name="Scale">What the difference is multiplied by.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Addend(nint Elements, long Weight, nint Origin, double Scale)
{
    /// <summary>Whether the elements are added as they are.</summary>
    public bool IsPlain => Origin == 0 && Scale == 1;
}
