using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Four sorted columns.</summary>
internal interface ISortedColumns
{
    /// <summary>The number of values of each.</summary>
    int Count { get; }

    /// <summary>The values of a rank, from 0.</summary>
    Vector256<double> this[int rank] { get; }
}
