using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Sums of floating-point numbers of at most 32 bits, which are widened to float.</summary>
internal sealed class FloatSum<T, TFormat>(long elementCount) : TensorSum
    where T : unmanaged
    where TFormat : IFloatFormat<T>
{
    // The least float is 2^-149.
    private readonly LimbStore _sums = new(elementCount, lowestUnit: -149);

    public override bool TryAdd(int tile, ReadOnlySpan<byte> elements, long weight)
    {
        Span<float> buffer = stackalloc float[LimbStore.BlockLength];
        var block = tile * BlocksPerTile;
        var usable = true;
        for (var rest = MemoryMarshal.Cast<byte, T>(elements); !rest.IsEmpty; block++)
        {
            var count = Math.Min(rest.Length, LimbStore.BlockLength);
            var x = TFormat.Widen(rest[..count], buffer[..count]);
            if (count < _sums.LengthOf(block))
            {
                // The last block is filled up with zeros, which change nothing.
                x.CopyTo(buffer);
                buffer[count.._sums.LengthOf(block)].Clear();
                x = buffer[.._sums.LengthOf(block)];
            }

            usable &= TryAddBlock(block, x, weight);
            rest = rest[count..];
        }

        return usable;
    }

    public override void WriteMean(int tile, long totalWeight, Span<byte> elements)
    {
        Span<double> buffer = stackalloc double[LimbStore.BlockLength];
        var block = tile * BlocksPerTile;
        for (var rest = MemoryMarshal.Cast<byte, T>(elements); !rest.IsEmpty; block++)
        {
            var count = Math.Min(rest.Length, LimbStore.BlockLength);
            QuotientKernels.Divide(_sums, block, totalWeight, TFormat.Precision, buffer[.._sums.LengthOf(block)]);
            TFormat.Round(buffer[..count], rest);
            rest = rest[count..];
        }
    }

    public override long FindUnusable(ReadOnlySpan<byte> elements, out double value)
    {
        var values = MemoryMarshal.Cast<byte, T>(elements);
        Span<float> one = stackalloc float[1];
        for (var i = 0; i < values.Length; i++)
        {
            var x = TFormat.Widen(values.Slice(i, 1), one)[0];
            if (!float.IsFinite(x))
            {
                value = x;
                return i;
            }
        }

        value = 0;
        return -1;
    }

    public override void Reset() => _sums.Reset();

    private bool TryAddBlock(int block, ReadOnlySpan<float> x, long weight)
    {
        if (!ScanKernels.TryScan(x, out var extent))
        {
            return false;
        }

        if (extent is { } bits)
        {
            _sums.Prepare(block, bits.Times(weight));
            Fold(block, x, weight);
        }

        return true;
    }

    private void Fold(int block, ReadOnlySpan<float> x, long weight)
    {
        switch (_sums.LimbCount(block))
        {
            case 1:
                FoldKernels.AddToOne(x, weight, _sums.Unit(block), _sums.Limb(block, 0));
                break;
            case 2:
                FoldKernels.AddToTwo(x, weight, _sums.Unit(block), _sums.Limb(block, 0), _sums.Limb(block, 1));
                break;
            default:
                Span<double> y = stackalloc double[x.Length];
                FoldKernels.Multiply(x, weight, y);
                _sums.Add(block, y);
                break;
        }
    }
}
