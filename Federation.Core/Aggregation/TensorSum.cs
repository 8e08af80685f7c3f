using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>The weighted sum of one tensor over all updates. Exact, so that the order of addition does not matter.</summary>
/// <remarks>
/// Elements are handled in blocks. Different blocks may be handled by different threads at once, one block by one at a time.
/// </remarks>
internal abstract class TensorSum(long elementCount)
{
    /// <summary>The number of blocks, each of <see cref="LimbStore.BlockLength"/> elements but for the last.</summary>
    public int BlockCount { get; } = (int)((elementCount + LimbStore.BlockLength - 1) / LimbStore.BlockLength);

    /// <summary>The sum for tensors of a description.</summary>
    public static TensorSum Create(TensorSpec spec) => spec.DType switch
    {
        DType.Float32 => new SingleSum(spec.ElementCount),
        DType.Float16 => new ShortFloatSum<Half, HalfFormat>(spec.ElementCount),
        DType.BFloat16 => new ShortFloatSum<BFloat16, BFloat16Format>(spec.ElementCount),
        DType.Float64 => new DoubleSum(spec.ElementCount),
        DType.Int8 => new IntegerSum<sbyte>(spec.ElementCount),
        DType.Int32 => new IntegerSum<int>(spec.ElementCount),
        DType.Int64 => new IntegerSum<long>(spec.ElementCount),
        DType.UInt8 => new IntegerSum<byte>(spec.ElementCount),
        _ => new BoolSum(spec.ElementCount),
    };

    /// <summary>
    /// Adds weight × elements of several updates. Those with an unusable value in a block are left out of it, the same whatever the
    /// weight, so that adding once more with the opposite weight takes back what was added.
    /// </summary>
    /// <param name="first">The first of the blocks.</param>
    /// <param name="end">The block after the last of them.</param>
    /// <param name="addends">The updates, at most <see cref="ExactMean.MaxBatch"/>.</param>
    /// <param name="usable">
    /// Set to false for each update that was left out, and otherwise not written to: threads that handle other blocks share it.
    /// </param>
    public virtual void Add(int first, int end, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        for (var block = first; block < end; block++)
        {
            Add(block, addends, usable);
        }
    }

    /// <summary>Writes the sums of a block's elements, divided by a number.</summary>
    /// <param name="block">Which block.</param>
    /// <param name="divisor">1 to 2^52; for integers and truth values the sum of the weights.</param>
    /// <param name="tensor">Where to: the tensor's bytes.</param>
    public abstract void WriteQuotient(int block, long divisor, Span<byte> tensor);

    /// <summary>The position of the first value that is left out, or -1.</summary>
    /// <param name="addend">The update.</param>
    /// <param name="value">The value.</param>
    public long FindUnusable(Addend addend, out double value)
    {
        for (var block = 0; block < BlockCount; block++)
        {
            if (FindUnusable(block, addend, out value) is >= 0 and var index)
            {
                return StartOf(block) + index;
            }
        }

        value = 0;
        return -1;
    }

    /// <summary>Makes the sum 0, keeping its memory.</summary>
    public abstract void Reset();

    /// <summary>Adds weight × elements of one block.</summary>
    protected abstract void Add(int block, ReadOnlySpan<Addend> addends, Span<bool> usable);

    /// <summary>The number of elements of a block.</summary>
    protected int CountOf(int block) => (int)Math.Min(LimbStore.BlockLength, elementCount - StartOf(block));

    /// <summary>The position in a block of the first value that is left out, or -1.</summary>
    protected virtual int FindUnusable(int block, Addend addend, out double value)
    {
        value = 0;
        return -1;
    }

    /// <summary>A block of what begins at an address; empty if that is 0.</summary>
    protected unsafe ReadOnlySpan<T> BlockOf<T>(int block, nint elements)
        where T : unmanaged => elements == 0 ? [] : new((T*)elements + StartOf(block), CountOf(block));

    /// <summary>A block of a tensor's elements.</summary>
    protected Span<T> BlockOf<T>(int block, Span<byte> tensor)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(tensor).Slice(StartOf(block), CountOf(block));

    /// <summary>A block of something that there is of each element.</summary>
    protected Span<T> BlockOf<T>(int block, T[] perElement) => perElement.AsSpan(StartOf(block), CountOf(block));

    private static int StartOf(int block) => block * LimbStore.BlockLength;
}
