using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// The last few elements of a run, which do not fill a register: it may be loaded whole, as memory may be read past its
/// end, but only the run's own elements may be written or added up.
/// </summary>
internal static unsafe class Tail
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> values, T* target, long count)
        where T : unmanaged
    {
        for (var i = 0; i < count; i++)
        {
            target[i] = values.GetElement(i);
        }
    }

    /// <summary>Zero in place of what does not belong to the run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Keep<T>(Vector256<T> values, long count)
        where T : unmanaged => sizeof(T) == sizeof(float)
        ? values & Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).As<int, T>()
        : values & Vector256.LessThan(Vector256<long>.Indices, Vector256.Create(count)).As<long, T>();
}
