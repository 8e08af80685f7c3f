using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>What rounding to a floating-point type depends on.</summary>
/// <param name="Bits">The bits of its significand.</param>
/// <param name="LeastNormal">Its least normal number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Precision(int Bits, double LeastNormal);
