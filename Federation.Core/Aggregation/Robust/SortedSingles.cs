using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Four sorted columns of the keys of floats.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct SortedSingles(int* first, int count) : ISortedColumns
{
    public int Count => count;

    public Vector256<double> this[int rank] =>
        Lanes.Widen(OrderedKey.Swap(Vector128.Load(first + (rank * (SortingNetwork.RowBytes / sizeof(int))))).AsSingle());
}
