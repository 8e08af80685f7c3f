using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Puts the smaller of two rows' values into the first and the larger into the second.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Comparator(int First, int Second);
