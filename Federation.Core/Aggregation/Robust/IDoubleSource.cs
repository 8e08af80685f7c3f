using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Reads numbers of a floating-point type as doubles.</summary>
internal interface IDoubleSource<T>
    where T : unmanaged
{
    /// <summary>Four numbers.</summary>
    static abstract unsafe Vector256<double> Load(T* from);

    /// <summary>Rounds doubles to the nearest numbers of the type.</summary>
    static abstract void Round(ReadOnlySpan<double> values, Span<T> rounded);
}
