using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>
/// Sums of doubles, of magnitudes less than 2^200. Digits below 2^-280 are rounded away first, each number for itself, so that the
/// order of addition does not matter here either; without that, hostile numbers could cost dozens of limbs.
/// </summary>
internal sealed class DoubleSum(long elementCount) : TensorSum
{
    private const int LowestUnit = -280;

    private static readonly double Limit = Math.ScaleB(1, 200);

    private readonly LimbStore _sums = new(elementCount, LowestUnit);

    public override bool TryAdd(int tile, ReadOnlySpan<byte> elements, long weight)
    {
        Span<double> buffer = stackalloc double[LimbStore.BlockLength];
        var block = tile * BlocksPerTile;
        var usable = true;
        for (var rest = MemoryMarshal.Cast<byte, double>(elements); !rest.IsEmpty; block++)
        {
            var count = Math.Min(rest.Length, LimbStore.BlockLength);
            var x = buffer[.._sums.LengthOf(block)];
            rest[..count].CopyTo(x);
            x[count..].Clear();
            usable &= TryAddBlock(block, x, weight);
            rest = rest[count..];
        }

        return usable;
    }

    public override void WriteMean(int tile, long totalWeight, Span<byte> elements)
    {
        var block = tile * BlocksPerTile;
        for (var rest = MemoryMarshal.Cast<byte, double>(elements); !rest.IsEmpty; block++)
        {
            var count = Math.Min(rest.Length, LimbStore.BlockLength);
            QuotientKernels.DivideToNearest(_sums, block, totalWeight, rest[..count]);
            rest = rest[count..];
        }
    }

    public override long FindUnusable(ReadOnlySpan<byte> elements, out double value)
    {
        var values = MemoryMarshal.Cast<byte, double>(elements);
        for (var i = 0; i < values.Length; i++)
        {
            if (!(Math.Abs(values[i]) < Limit))
            {
                value = values[i];
                return i;
            }
        }

        value = 0;
        return -1;
    }

    public override void Reset() => _sums.Reset();

    private bool TryAddBlock(int block, Span<double> x, long weight)
    {
        if (!ScanKernels.TryScan(x, Limit, out var extent))
        {
            return false;
        }

        if (extent is { } bits)
        {
            if (bits.Low < LowestUnit)
            {
                RoundToLowestUnit(x);
                bits = new Extent(LowestUnit, Math.Max(bits.High, LowestUnit + 1));
            }

            Span<double> error = stackalloc double[x.Length];
            FoldKernels.Multiply(x, weight, error);
            _sums.Prepare(block, bits.Times(weight));
            _sums.Add(block, x);
            _sums.Prepare(block, bits.Times(weight));
            _sums.Add(block, error);
        }

        return true;
    }

    private static void RoundToLowestUnit(Span<double> x)
    {
        // From here on a double has no digits below the lowest unit.
        var limit = Math.ScaleB(1, LowestUnit + 52);
        foreach (ref var value in x)
        {
            var magnitude = Math.Abs(value);
            value = magnitude < limit ? Math.CopySign(magnitude + limit - limit, value) : value;
        }
    }
}
