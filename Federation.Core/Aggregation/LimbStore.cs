using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>
/// Exact sums of many numbers, one for each element of a tensor.
/// </summary>
/// <remarks>
/// <para>A sum is a whole number of units, its unit being a power of two that all elements of a block share. It is held in limbs:
/// 64-bit integers, the first counting units, each next one counting 2^40 of those that the one before counts. Nothing is ever
/// rounded, so that sums do not depend on the order of their addends. Nor does a choice of units matter to their value.</para>
/// <para>One limb of a block is its main one: so placed that it takes nearly all addends whole. Only the others, and what is carried out
/// of the main limb when that is full, go to the limbs below and above.</para>
/// <para>A block starts with as few limbs as its first addends need, mostly one or two, and gets more below or above when later
/// ones do not fit: 10 at the very worst for float32. Limbs live in planes, arrays as long as the tensor; memory of a plane that no
/// block uses is never touched.</para>
/// </remarks>
internal sealed class LimbStore
{
    /// <summary>Elements in a block.</summary>
    public const int BlockLength = 512;

    /// <summary>The step from a limb to the next, in bits.</summary>
    public const int Spacing = 40;

    /// <summary>
    /// The bits of an addend that a limb takes: what the trick of <see cref="FoldKernels"/> can extract of a double at once.
    /// </summary>
    public const int AddendBits = 51;

    /// <summary>
    /// The most addends of an element. A limb that is neither topmost nor main takes at most 2^(<see cref="Spacing"/> - 1) of each and
    /// has held at most <see cref="MaxBound"/> when it was, so that it cannot overflow; nor can the main one, for the same reason.
    /// </summary>
    public const int MaxAddends = 1 << 22;

    private const long MaxBound = 1L << 62;
    private const int MaxLimbs = 16;
    private const int Padding = 16;

    // Left above a block's first addends: later ones are about as large, but the smallest of a block varies.
    private const int Headroom = 2;

    private readonly Block[] _blocks;
    private readonly long[]?[] _planes = new long[]?[MaxLimbs];
    private readonly long _length;
    private readonly int _lowestUnit;
    private readonly Lock _growth = new();

    /// <summary>Sums that are 0.</summary>
    /// <param name="elementCount">The number of elements.</param>
    /// <param name="lowestUnit">Every addend is a multiple of 2 to this.</param>
    public LimbStore(long elementCount, int lowestUnit)
    {
        _lowestUnit = lowestUnit;
        _length = (elementCount + Padding - 1) / Padding * Padding;
        _blocks = new Block[(elementCount + BlockLength - 1) / BlockLength];
    }

    /// <summary>The elements of a block, filled up to a multiple of 16.</summary>
    public int LengthOf(int block) => (int)Math.Min(BlockLength, _length - ((long)block * BlockLength));

    /// <summary>The number of limbs of a block: 0 while all its sums are 0.</summary>
    public int LimbCount(int block) => _blocks[block].LimbCount;

    /// <summary>What a block's first limb counts: 2 to this.</summary>
    public int Unit(int block) => _blocks[block].Unit;

    /// <summary>The position of a block's main limb.</summary>
    public int MainLimb(int block) => _blocks[block].MainLimb;

    /// <summary>What a block's main limb counts: 2 to this.</summary>
    public int MainUnit(int block) => Unit(block) + (Spacing * MainLimb(block));

    /// <summary>A limb of a block's elements, <paramref name="limb"/> 0 being the first.</summary>
    public Span<long> Limb(int block, int limb) =>
        _planes[_blocks[block].PlaneOf(limb)].AsSpan(block * BlockLength, LengthOf(block));

    /// <summary>Makes room for one more addend of that extent in each element of a block.</summary>
    public void Prepare(int block, Extent addend)
    {
        ref var state = ref _blocks[block];
        if (state.LimbCount == 0)
        {
            Begin(block, ref state, addend);
        }

        while (addend.Low < state.Unit)
        {
            state.InsertLowest();
            Clear(block, 0);
        }

        while (!state.TryCount(addend.High))
        {
            state.AppendHighest();
            Clear(block, state.LimbCount - 1);
        }
    }

    /// <summary>Gives a block without limbs its main one, which takes addends less than 2^high and as small ones as it can.</summary>
    public void Begin(int block, int high)
    {
        ref var state = ref _blocks[block];
        state = new Block { Unit = Math.Max(high - AddendBits, _lowestUnit) };
        state.AppendHighest();
        Clear(block, 0);
    }

    /// <summary>Makes room in the main limb of a block for one more addend, of as many bits as it takes.</summary>
    public void PrepareMain(int block)
    {
        const long Addend = 1L << AddendBits;
        if (_blocks[block].MainBound + Addend > MaxBound)
        {
            Carry(block);
        }

        _blocks[block].MainBound += Addend;
    }

    /// <summary>Moves a block's limbs up by less than <see cref="Spacing"/> bits, adding one below for what that leaves.</summary>
    public void Raise(int block, int bits)
    {
        _blocks[block].InsertLowest();
        Clear(block, 0);
        for (var limb = 1; limb < LimbCount(block); limb++)
        {
            FoldKernels.ShiftDown(Limb(block, limb), bits, Limb(block, limb - 1), Spacing - bits);
        }

        _blocks[block].Raise(bits);
    }

    /// <summary>Adds to a block's sums, from an element on, what was prepared for; y is used up.</summary>
    public void Add(int block, Span<double> y, int start = 0)
    {
        for (var limb = LimbCount(block) - 1; limb >= 0; limb--)
        {
            FoldKernels.Extract(y, Unit(block) + (Spacing * limb), Limb(block, limb).Slice(start, y.Length));
        }
    }

    /// <summary>Makes all sums 0, keeping the memory.</summary>
    public void Reset() => Array.Clear(_blocks);

    private void Begin(int block, ref Block state, Extent addend)
    {
        var width = addend.High - addend.Low;
        var limbs = 1 + Math.Max(0, (width - AddendBits + Spacing - 1) / Spacing);
        var spare = AddendBits + (Spacing * (limbs - 1)) - width;
        state = new Block { Unit = Math.Max(addend.Low - Math.Max(spare - Headroom, 0), _lowestUnit) };
        for (var limb = 0; limb < limbs; limb++)
        {
            state.AppendHighest();
            Clear(block, limb);
        }

        state.MakeTopMain();
    }

    // Moves all but the lowest bits of the main limb to the next.
    private void Carry(int block)
    {
        ref var state = ref _blocks[block];
        if (!state.TryCarry())
        {
            state.AppendHighest();
            Clear(block, state.LimbCount - 1);
            state.TryCarry();
        }

        FoldKernels.Carry(Limb(block, state.MainLimb), Limb(block, state.MainLimb + 1));
    }

    private void Clear(int block, int limb)
    {
        var plane = _blocks[block].PlaneOf(limb);
        if (Volatile.Read(ref _planes[plane]) is null)
        {
            lock (_growth)
            {
                _planes[plane] ??= GC.AllocateUninitializedArray<long>(checked((int)_length));
            }
        }

        Limb(block, limb).Clear();
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Block
    {
        // The planes of the limbs, four bits each, lowest limb first.
        private ulong _planes;

        // What the topmost limb may have come to, unless that is the main one.
        private long _topBound;

        /// <summary>What the main limb may have come to, what others left for it not counted.</summary>
        public long MainBound;

        public int Unit;

        public int LimbCount { get; private set; }

        public int MainLimb { get; private set; }

        public readonly int PlaneOf(int limb) => (int)(_planes >> (4 * limb)) & (MaxLimbs - 1);

        public void InsertLowest()
        {
            _planes = (_planes << 4) | (uint)LimbCount++;
            MainLimb++;
            Unit -= Spacing;
        }

        public void AppendHighest()
        {
            _planes |= (ulong)LimbCount << (4 * LimbCount);
            LimbCount++;
            _topBound = 0;
        }

        public void MakeTopMain() => MainLimb = LimbCount - 1;

        // Rounding may add 1, and what a limb leaves to the one below is less than 2^Spacing.
        public void Raise(int bits)
        {
            Unit += bits;
            MainBound = (MainBound >> bits) + (1L << Spacing);
            _topBound = (_topBound >> bits) + 1;
        }

        // Whether the topmost limb can take one more addend less than 2^high.
        public bool TryCount(int high)
        {
            var bits = high - (Unit + (Spacing * (LimbCount - 1)));
            return bits <= AddendBits && TryCountTop(1L << Math.Max(bits, 0));
        }

        // Whether there is a limb above the main one that takes what is carried.
        public bool TryCarry()
        {
            if (MainLimb == LimbCount - 1 || (MainLimb == LimbCount - 2 && !TryCountTop(1L << (64 - Spacing))))
            {
                return false;
            }

            MainBound = 1L << (Spacing - 1);
            return true;
        }

        private bool TryCountTop(long addend)
        {
            var isMain = MainLimb == LimbCount - 1;
            var bound = (isMain ? MainBound : _topBound) + addend;
            if (bound > MaxBound)
            {
                return false;
            }

            if (isMain)
            {
                MainBound = bound;
            }
            else
            {
                _topBound = bound;
            }

            return true;
        }
    }
}
