using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>Where the row that belongs to each step of a product's inner sum begins.</summary>
internal unsafe interface IRows
{
    float* At(float* origin, long step);
}

/// <summary>Rows of a matrix, a constant distance apart.</summary>
internal readonly struct MatrixRows(long distance) : IRows
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe float* At(float* origin, long step) => origin + (step * distance);
}

/// <summary>
/// Rows found in a table: a convolution reads each tap as the same image moved by a few elements, and so needs no
/// copy of the image for each tap.
/// </summary>
internal readonly unsafe struct TableRows(int* offsets) : IRows
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* At(float* origin, long step) => origin + offsets[step];
}
