using System.Numerics;
using System.Runtime.CompilerServices;

namespace Federation.Core;

/// <summary>Sums of floats, block by block.</summary>
internal sealed unsafe class FloatBlocks(long elementCount)
{
    private const int Line = MainKernels.Line;
    private const int BlockBytes = LimbStore.BlockLength * sizeof(float);

    // Left above what a block's first addends take: later ones may be somewhat larger.
    private const int Headroom = 1;

    // Larger weights leave too few bits for the sum of a group.
    private const int MaxGroupWeightBits = 13;

    // A main limb is only raised while nothing else has made limbs, and not for an update that is orders of magnitude too large.
    private const int MaxLimbsToRaise = 2;
    private const int MaxBitsToRaise = 24;

    // The least float is 2^-149.
    private readonly LimbStore _sums = new(elementCount, lowestUnit: -149);

    /// <summary>The elements of a block, filled up to a multiple of 16.</summary>
    public int LengthOf(int block) => _sums.LengthOf(block);

    /// <summary>
    /// Adds the elements of several updates in neighbouring blocks. Lines of 16 elements with an infinite value or NaN are left out, the
    /// same whatever the weight and whatever is added besides.
    /// </summary>
    /// <param name="first">The first block.</param>
    /// <param name="count">
    /// How many blocks, at most 32: several, so that long pieces of few updates are read one after the other, which memory likes better than short
    /// pieces of many.
    /// </param>
    /// <param name="addends">
    /// The updates, from the first block on. Their elements are filled up with zeros to <see cref="LengthOf"/>.
    /// </param>
    /// <param name="usable">Set to false for each update of which something was left out.</param>
    [SkipLocalsInit]
    public void Add(int first, int count, ReadOnlySpan<FloatAddend> addends, Span<bool> usable)
    {
        var begun = 0u;
        for (var b = 0; b < count; b++)
        {
            if (_sums.LimbCount(first + b) > 0 || TryBegin(first + b, addends, b * BlockBytes, usable))
            {
                begun |= 1u << b;
            }
        }

        Span<FloatAddend> group = stackalloc FloatAddend[MainKernels.Group];
        for (var i = 0; i < addends.Length; i += MainKernels.Group)
        {
            var length = Math.Min(MainKernels.Group, addends.Length - i);
            var rest = addends[(i + length)..];
            var together = length > 1 && BitsOfLargest(addends.Slice(i, length)) <= MaxGroupWeightBits;
            for (var b = 0; b < count; b++)
            {
                if ((begun & (1u << b)) == 0)
                {
                    continue;
                }

                for (var j = 0; j < length; j++)
                {
                    group[j] = addends[i + j] with { X = addends[i + j].X + (b * BlockBytes) };
                }

                var ofGroup = usable.Slice(i, length);
                if (!together)
                {
                    AddOneByOne(first + b, group[..length], ofGroup);
                }
                else if (b < count - 1 || rest.Length == 0)
                {
                    AddGroup(first + b, group[..length], group[..length], BlockBytes, ofGroup);
                }
                else
                {
                    AddGroup(first + b, group[..length], rest, 0, ofGroup);
                }
            }
        }
    }

    /// <summary>Divides a block's sums; see <see cref="QuotientKernels.Divide"/>.</summary>
    public void Divide(int block, long divisor, Precision precision, Span<double> quotients) =>
        QuotientKernels.Divide(_sums, block, divisor, precision, quotients);

    /// <summary>Makes all sums 0, keeping the memory.</summary>
    public void Reset() => _sums.Reset();

    private static int BitsOfLargest(ReadOnlySpan<FloatAddend> addends)
    {
        var bits = 0;
        foreach (var addend in addends)
        {
            bits = Math.Max(bits, MainWindow.BitsOf(addend.Weight));
        }

        return bits;
    }

    // Places the main limb by the first addend that is not all zeros; false if there is none, so that there is nothing to add.
    private bool TryBegin(int block, ReadOnlySpan<FloatAddend> addends, nint offset, Span<bool> usable)
    {
        var lines = (uint)((1ul << (_sums.LengthOf(block) / Line)) - 1);
        for (var i = 0; i < addends.Length; i++)
        {
            var extent = Scan((float*)(addends[i].X + offset), lines, out var usableLines);
            if (usableLines != lines)
            {
                usable[i] = false;
            }

            if (extent is { } bits)
            {
                var weightBits = BitsOfLargest(addends);
                _sums.Begin(block, bits.High + weightBits + (weightBits <= MaxGroupWeightBits ? MainKernels.GroupBits : 0) + Headroom);
                return true;
            }
        }

        return false;
    }

    [SkipLocalsInit]
    private void AddGroup(
        int block, ReadOnlySpan<FloatAddend> group, ReadOnlySpan<FloatAddend> next, nint nextOffset, Span<bool> usable)
    {
        scoped var four = group;
        if (group.Length < MainKernels.Group)
        {
            // Zero times an addend that is there anyway.
            Span<FloatAddend> padded = stackalloc FloatAddend[MainKernels.Group];
            padded.Fill(group[0] with { Weight = 0 });
            group.CopyTo(padded);
            four = padded;
        }

        _sums.PrepareMain(block);
        var window = new MainWindow(_sums.MainUnit(block), BitsOfLargest(group) + MainKernels.GroupBits);
        var limb = _sums.Limb(block, _sums.MainLimb(block));
        var left = MainKernels.AddFour(four, next, nextOffset, window, limb);
        if (left != 0 && (left = MainKernels.AddFourWithZeros(four, left, window, limb)) != 0)
        {
            AddLines(block, group, left, usable);
        }
    }

    private void AddOneByOne(int block, ReadOnlySpan<FloatAddend> addends, Span<bool> usable)
    {
        for (var i = 0; i < addends.Length; i++)
        {
            _sums.PrepareMain(block);
            var window = new MainWindow(_sums.MainUnit(block), MainWindow.BitsOf(addends[i].Weight));
            var next = i < addends.Length - 1 ? addends[i + 1].X : addends[0].X + BlockBytes;
            var limb = _sums.Limb(block, _sums.MainLimb(block));
            var left = MainKernels.AddOne(addends[i], next, window, limb);
            if (left != 0 && (left = MainKernels.AddOneWithZeros(addends[i], left, window, limb)) != 0)
            {
                AddLines(block, addends.Slice(i, 1), left, usable.Slice(i, 1));
            }
        }
    }

    // Adds the lines that the main limb does not take whole.
    [SkipLocalsInit]
    private void AddLines(int block, ReadOnlySpan<FloatAddend> addends, uint lines, Span<bool> usable)
    {
        Span<Extent?> extents = stackalloc Extent?[MainKernels.Group];
        Span<uint> usableLines = stackalloc uint[MainKernels.Group];
        for (var i = 0; i < addends.Length; i++)
        {
            extents[i] = Scan((float*)addends[i].X, lines, out usableLines[i]) is { } bits ? bits.Times(addends[i].Weight) : null;
            if (usableLines[i] != lines)
            {
                usable[i] = false;
            }
        }

        RaiseIfWorthIt(block, lines, extents[..addends.Length]);
        for (var i = 0; i < addends.Length; i++)
        {
            if (extents[i] is { } bits)
            {
                _sums.Prepare(block, bits);
                AddLines(block, addends[i], usableLines[i]);
            }
        }
    }

    private static Extent? Scan(float* x, uint lines, out uint usableLines)
    {
        Extent? all = null;
        usableLines = 0;
        for (var rest = lines; rest != 0; rest &= rest - 1)
        {
            var line = BitOperations.TrailingZeroCount(rest);
            if (ScanKernels.TryScan(new ReadOnlySpan<float>(x + (line * Line), Line), out var extent))
            {
                usableLines |= 1u << line;
                all = Extent.Union(all, extent);
            }
        }

        return all;
    }

    // If most lines are somewhat too large, so will those of later updates be.
    private void RaiseIfWorthIt(int block, uint lines, ReadOnlySpan<Extent?> extents)
    {
        if (BitOperations.PopCount(lines) * Line * 2 < _sums.LengthOf(block) || _sums.LimbCount(block) > MaxLimbsToRaise)
        {
            return;
        }

        var excess = int.MinValue;
        foreach (var extent in extents)
        {
            excess = Math.Max(excess, extent is { } bits ? bits.High - (_sums.MainUnit(block) + LimbStore.AddendBits) : excess);
        }

        if (excess is > 0 and <= MaxBitsToRaise)
        {
            _sums.Raise(block, excess + Headroom);
        }
    }

    [SkipLocalsInit]
    private void AddLines(int block, FloatAddend addend, uint lines)
    {
        Span<double> y = stackalloc double[LimbStore.BlockLength];
        while (lines != 0)
        {
            // A run of neighbouring lines.
            var first = BitOperations.TrailingZeroCount(lines);
            var count = BitOperations.TrailingZeroCount(~(lines >> first));
            lines &= ~(uint)(((1ul << count) - 1) << first);
            var (start, length) = (first * Line, count * Line);
            var part = addend with { X = addend.X + (start * sizeof(float)) };
            switch (_sums.LimbCount(block))
            {
                case 1:
                    FoldKernels.AddToOne(part, _sums.Unit(block), _sums.Limb(block, 0).Slice(start, length));
                    break;
                case 2:
                    FoldKernels.AddToTwo(
                        part, _sums.Unit(block), _sums.Limb(block, 0).Slice(start, length), _sums.Limb(block, 1).Slice(start, length));
                    break;
                default:
                    FoldKernels.Multiply(part, y[..length]);
                    _sums.Add(block, y[..length], start);
                    break;
            }
        }
    }
}
