using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Four sorted columns of the keys of doubles.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct SortedDoubles(long* first, int count) : ISortedColumns
{
    public int Count => count;

    public Vector256<double> this[int rank] =>
        OrderedKey.Swap(Vector256.Load(first + (rank * (SortingNetwork.RowBytes / sizeof(long))))).AsDouble();
}
