using System.Runtime.CompilerServices;

namespace Federation.Core;

/// <summary>Sums of floats, block by block.</summary>
internal sealed unsafe class FloatBlocks(long elementCount)
{
    // The least float is 2^-149.
    private readonly LimbStore _sums = new(elementCount, lowestUnit: -149);

    /// <summary>The elements of a block, filled up to a multiple of 16.</summary>
    public int LengthOf(int block) => _sums.LengthOf(block);

    /// <summary>Adds the elements of several updates, each all or none.</summary>
    /// <param name="block">Which block.</param>
    /// <param name="addends">
    /// The updates, at most <see cref="ExactMean.MaxBatch"/>. Their elements are filled up with zeros to <see cref="LengthOf"/>.
    /// </param>
    /// <param name="usable">Set to false for each update that has an infinite value or NaN, and so was left out.</param>
    [SkipLocalsInit]
    public void Add(int block, ReadOnlySpan<FloatAddend> addends, Span<bool> usable)
    {
        // All are scanned before any is added, so that the block's limbs do not change in between.
        var length = _sums.LengthOf(block);
        Span<FloatAddend> scanned = stackalloc FloatAddend[ExactMean.MaxBatch];
        var count = 0;
        for (var i = 0; i < addends.Length; i++)
        {
            if (!ScanKernels.TryScan(new ReadOnlySpan<float>((float*)addends[i].X, length), out var extent))
            {
                usable[i] = false;
            }
            else if (extent is { } bits)
            {
                _sums.Prepare(block, bits.Times(addends[i].Weight));
                scanned[count++] = addends[i];
            }
        }

        Fold(block, scanned[..count], length);
    }

    /// <summary>Divides a block's sums; see <see cref="QuotientKernels.Divide"/>.</summary>
    public void Divide(int block, long divisor, Precision precision, Span<double> quotients) =>
        QuotientKernels.Divide(_sums, block, divisor, precision, quotients);

    /// <summary>Makes all sums 0, keeping the memory.</summary>
    public void Reset() => _sums.Reset();

    [SkipLocalsInit]
    private void Fold(int block, ReadOnlySpan<FloatAddend> addends, int length)
    {
        switch (_sums.LimbCount(block))
        {
            case 0:
                break;
            case 1:
                FoldKernels.AddToOne(addends, _sums.Unit(block), _sums.Limb(block, 0));
                break;
            case 2:
                FoldKernels.AddToTwo(addends, _sums.Unit(block), _sums.Limb(block, 0), _sums.Limb(block, 1));
                break;
            default:
                Span<double> y = stackalloc double[length];
                foreach (var addend in addends)
                {
                    FoldKernels.Multiply(addend, y);
                    _sums.Add(block, y);
                }

                break;
        }
    }
}
