using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Sums of floats.</summary>
internal sealed class SingleSum(long elementCount) : TensorSum(elementCount)
{
    private static readonly Precision Precision = new(24, Math.ScaleB(1, -126));

    private readonly FloatBlocks _blocks = new(elementCount);

    public override void Add(int block, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        if (CountOf(block) == LimbStore.BlockLength)
        {
            AddWholeBlock(block, addends, usable);
        }
        else
        {
            AddLastBlock(block, addends, usable);
        }
    }

    [SkipLocalsInit]
    public override void WriteMean(int block, long totalWeight, Span<byte> tensor)
    {
        Span<double> quotients = stackalloc double[_blocks.LengthOf(block)];
        _blocks.Divide(block, totalWeight, Precision, quotients);
        Round(quotients, BlockOf<float>(block, tensor));
    }

    public override long FindUnusable(ReadOnlySpan<byte> tensor, out double value)
    {
        var values = MemoryMarshal.Cast<byte, float>(tensor);
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

    public override void Reset() => _blocks.Reset();

    [SkipLocalsInit]
    private void AddWholeBlock(int block, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        Span<FloatAddend> floats = stackalloc FloatAddend[addends.Length];
        for (var i = 0; i < addends.Length; i++)
        {
            floats[i] = new FloatAddend(addends[i].Elements + ((nint)sizeof(float) * LimbStore.BlockLength * block), addends[i].Weight);
        }

        _blocks.Add(block, floats, usable);
    }

    [SkipLocalsInit]
    private void AddLastBlock(int block, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        Span<float> buffer = stackalloc float[LimbStore.BlockLength];
        for (var i = 0; i < addends.Length; i++)
        {
            var x = BlockOf<float>(block, addends[i]);
            x.CopyTo(buffer);
            usable[i] &= _blocks.TryAdd(block, buffer, x.Length, addends[i].Weight);
        }
    }

    private static void Round(ReadOnlySpan<double> values, Span<float> rounded)
    {
        var i = 0;
        for (; i <= rounded.Length - 8; i += 8)
        {
            var v = Vector256.Narrow(Vector256.Create(values[i..]), Vector256.Create(values[(i + 4)..]));
            v.CopyTo(rounded[i..]);
        }

        for (; i < rounded.Length; i++)
        {
            rounded[i] = (float)values[i];
        }
    }
}
