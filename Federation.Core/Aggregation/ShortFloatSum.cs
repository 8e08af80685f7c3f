using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Sums of floating-point numbers of 16 bits, which are widened to floats.</summary>
internal sealed class ShortFloatSum<T, TFormat>(long elementCount) : TensorSum(elementCount)
    where T : unmanaged
    where TFormat : IFloatFormat<T>
{
    private readonly FloatBlocks _blocks = new(elementCount);

    [SkipLocalsInit]
    public override void Add(int block, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        Span<float> buffer = stackalloc float[LimbStore.BlockLength];
        for (var i = 0; i < addends.Length; i++)
        {
            var values = BlockOf<T>(block, addends[i]);
            TFormat.Widen(values, buffer);
            usable[i] &= _blocks.TryAdd(block, buffer, values.Length, addends[i].Weight);
        }
    }

    [SkipLocalsInit]
    public override void WriteMean(int block, long totalWeight, Span<byte> tensor)
    {
        Span<double> quotients = stackalloc double[_blocks.LengthOf(block)];
        _blocks.Divide(block, totalWeight, TFormat.Precision, quotients);
        var means = BlockOf<T>(block, tensor);
        TFormat.Round(quotients[..means.Length], means);
    }

    public override long FindUnusable(ReadOnlySpan<byte> tensor, out double value)
    {
        var values = MemoryMarshal.Cast<byte, T>(tensor);
        Span<float> widened = stackalloc float[1];
        for (var i = 0; i < values.Length; i++)
        {
            TFormat.Widen(values.Slice(i, 1), widened);
            if (!float.IsFinite(widened[0]))
            {
                value = widened[0];
                return i;
            }
        }

        value = 0;
        return -1;
    }

    public override void Reset() => _blocks.Reset();
}
