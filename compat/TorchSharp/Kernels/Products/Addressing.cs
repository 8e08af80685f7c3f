using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>Where the row that belongs to each step of a product's inner sum begins.</summary>
internal unsafe interface IRows
{
    T* At<T>(T* origin, long step)
        where T : unmanaged;
}

/// <summary>Rows of a matrix, a constant distance apart.</summary>
internal readonly struct MatrixRows(long distance) : IRows
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe T* At<T>(T* origin, long step)
        where T : unmanaged => origin + (step * distance);
}

/// <summary>
/// Rows found in a table: a convolution reads each tap as the same image moved by a few elements, and so needs no
/// copy of the image for each tap.
/// </summary>
internal readonly unsafe struct TableRows(int* offsets) : IRows
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At<T>(T* origin, long step)
        where T : unmanaged => origin + offsets[step];
}
