using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Two neighbouring registers of sums: one row of a tile.</summary>
[StructLayout(LayoutKind.Auto)]
internal unsafe struct RegisterPair<T>
    where T : unmanaged, INumber<T>
{
    private Vector256<T> _left;
    private Vector256<T> _right;

    /// <summary>Elements of the pair.</summary>
    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * Vector256<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterPair<T> Load(T* memory) => new()
    {
        _left = Vector256.Load(memory),
        _right = Vector256.Load(memory + Vector256<T>.Count),
    };

    /// <summary>Adds a factor times either of two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<T> factor, Vector256<T> left, Vector256<T> right)
    {
        _left = Lanes.MultiplyAdd(factor, left, _left);
        _right = Lanes.MultiplyAdd(factor, right, _right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(T* memory)
    {
        _left.Store(memory);
        _right.Store(memory + Vector256<T>.Count);
    }

    /// <summary>Stores the sums, or adds them to what is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Put(T* memory, bool accumulate)
    {
        if (accumulate)
        {
            (_left + Vector256.Load(memory)).Store(memory);
            (_right + Vector256.Load(memory + Vector256<T>.Count)).Store(memory + Vector256<T>.Count);
        }
        else
        {
            Store(memory);
        }
    }
}
