using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>A floating-point element type, four elements of which are computed with as doubles.</summary>
internal unsafe interface ILanes<T>
    where T : unmanaged
{
    /// <summary>Four elements; exact.</summary>
    static abstract Vector256<double> Load(T* source);

    /// <summary>Rounds each number once to the nearest of the type, ties to even.</summary>
    static abstract void Store(Vector256<double> values, T* destination);
}
