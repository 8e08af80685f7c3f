using System.Runtime.CompilerServices;

namespace Federation.Core;

/// <summary>
/// Sums of doubles, of magnitudes less than 2^200. Digits below 2^-280 are rounded away first, each number for itself, so that the
/// order of addition does not matter here either; without that, hostile numbers could cost dozens of limbs.
/// </summary>
internal sealed class DoubleSum(long elementCount) : TensorSum(elementCount)
{
    private const int LowestUnit = -280;

    private static readonly double Limit = Math.ScaleB(1, 200);

    private readonly LimbStore _sums = new(elementCount, LowestUnit);

    [SkipLocalsInit]
    protected override void Add(int block, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        Span<double> x = stackalloc double[_sums.LengthOf(block)];
        for (var i = 0; i < addends.Length; i++)
        {
            var count = CountOf(block);
            Read(block, addends[i], x[..count]);
            x[count..].Clear();
            if (!TryAdd(block, x, addends[i].Weight))
            {
                usable[i] = false;
            }
        }
    }

    public override void WriteQuotient(int block, long divisor, Span<byte> tensor) =>
        QuotientKernels.DivideToNearest(_sums, block, divisor, BlockOf<double>(block, tensor));

    public override void Reset() => _sums.Reset();

    [SkipLocalsInit]
    protected override int FindUnusable(int block, Addend addend, out double value)
    {
        Span<double> values = stackalloc double[CountOf(block)];
        Read(block, addend, values);
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

    private void Read(int block, Addend addend, Span<double> values)
    {
        BlockOf<double>(block, addend.Elements).CopyTo(values);
        if (!addend.IsPlain)
        {
            ScaleKernels.Apply(values, BlockOf<double>(block, addend.Origin), addend.Scale);
        }
    }

    [SkipLocalsInit]
    private bool TryAdd(int block, Span<double> x, long weight)
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
