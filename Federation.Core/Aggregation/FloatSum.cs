using System.Runtime.CompilerServices;

namespace Federation.Core;

/// <summary>Sums of floats, or of elements that are widened to floats.</summary>
internal abstract unsafe class FloatSum(long elementCount) : TensorSum(elementCount)
{
    private const int MaxCopies = 4;

    /// <summary>The sums.</summary>
    protected FloatBlocks Sums { get; } = new(elementCount);

    protected override void Add(int block, ReadOnlySpan<Addend> addends, Span<bool> usable) => AddCopies(block, addends, usable);

    public override void Reset() => Sums.Reset();

    /// <summary>Adds the values of a block from copies, in which they can be widened, scaled and filled up with zeros.</summary>
    protected void AddCopies(int block, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        // No more copies than are in the cache still when they are added.
        for (var i = 0; i < addends.Length; i += MaxCopies)
        {
            var count = Math.Min(MaxCopies, addends.Length - i);
            AddFewCopies(block, addends.Slice(i, count), usable.Slice(i, count));
        }
    }

    [SkipLocalsInit]
    private void AddFewCopies(int block, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        var length = Sums.LengthOf(block);
        var count = CountOf(block);
        var copies = stackalloc float[MaxCopies * LimbStore.BlockLength];
        Span<FloatAddend> floats = stackalloc FloatAddend[MaxCopies];
        for (var i = 0; i < addends.Length; i++)
        {
            var values = new Span<float>(copies + (i * LimbStore.BlockLength), length);
            Read(block, addends[i], values[..count]);
            values[count..].Clear();
            floats[i] = new FloatAddend((nint)copies + ((nint)i * LimbStore.BlockLength * sizeof(float)), addends[i].Weight);
        }

        Sums.Add(block, 1, floats[..addends.Length], usable);
    }

    /// <summary>Reads the values of a block that are added.</summary>
    protected abstract void Read(int block, Addend addend, Span<float> values);

    [SkipLocalsInit]
    protected override int FindUnusable(int block, Addend addend, out double value)
    {
        Span<float> values = stackalloc float[CountOf(block)];
        Read(block, addend, values);
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                value = values[i];
                return i;
            }
        }

        value = 0;
        return -1;
    }
}
