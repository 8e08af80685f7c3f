using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>Objects that a thread has done with and will use again. Each thread has its own, so none ever waits.</summary>
internal static class Pool<T>
    where T : class, new()
{
    private const int MostKept = 1024;

    [ThreadStatic]
    private static Stack<T>? _free;

    /// <summary>An object in whatever state it was returned in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Rent() => _free is { } free && free.TryPop(out var item) ? item : new T();

    /// <summary>Nobody may hold <paramref name="item"/> any longer; it may come from another thread's pool.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Return(T item)
    {
        var free = _free ??= new Stack<T>();
        if (free.Count < MostKept)
        {
            free.Push(item);
        }
    }
}
