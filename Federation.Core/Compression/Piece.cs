using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Neighbouring elements of one floating-point tensor, which one thread works on at once.</summary>
/// <param name="Tensor">The tensor's position in the list.</param>
/// <param name="DType">Its type.</param>
/// <param name="Start">The first element's position in the tensor.</param>
/// <param name="Count">How many elements there are.</param>
/// <param name="Position">How many floating-point elements of the model come before the first one.</param>
/// <param name="Block">How many blocks of <see cref="DeltaLayout.BlockLength"/> come before the first one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Piece(int Tensor, DType DType, int Start, int Count, long Position, int Block);
