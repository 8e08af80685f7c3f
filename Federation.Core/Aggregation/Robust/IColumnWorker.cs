namespace Federation.Core;

/// <summary>Computes a statistic of the columns of one tensor, with memory that is used again. For one thread at a time.</summary>
internal interface IColumnWorker : IDisposable
{
    /// <summary>Computes a strip.</summary>
    /// <param name="rows">Each update's first element of the tensor.</param>
    /// <param name="start">The first element of the strip.</param>
    /// <param name="length">How many elements there are.</param>
    /// <param name="tensor">The bytes of the resulting tensor.</param>
    void Run(ReadOnlySpan<nint> rows, int start, int length, Span<byte> tensor);
}
