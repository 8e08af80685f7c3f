using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Federation.Core;

/// <summary>
/// Adds weighted floats to the main limb of a block, in one pass with looking whether it takes them whole: of a line of 16 elements,
/// either all addends are added or none.
/// </summary>
/// <remarks>
/// <para>Nearly all lines are added here; what is left out costs several times as much, so that the window of the limb should be well
/// chosen.</para>
/// <para>While one group of addends is computed with, the next one is fetched: without that, memory would wait for arithmetic and
/// arithmetic for memory.</para>
/// </remarks>
internal static unsafe class MainKernels
{
    /// <summary>Floats of a line, which fill one of a cache. The length of every block is a multiple.</summary>
    public const int Line = 16;

    /// <summary>How many addends <see cref="AddFour"/> takes.</summary>
    public const int Group = 4;

    /// <summary>How many bits the sum of a group has more than each of its addends.</summary>
    public const int GroupBits = 2;

    /// <summary>Adds one addend, but for lines with zeros: see <see cref="AddOneWithZeros"/>.</summary>
    /// <param name="addend">The addend.</param>
    /// <param name="next">The address of what is added next, to be fetched.</param>
    /// <param name="window">What the limb takes of it.</param>
    /// <param name="limb">The limb.</param>
    /// <returns>The lines left out, a bit for each.</returns>
    public static uint AddOne(FloatAddend addend, nint next, MainWindow window, Span<long> limb)
    {
        var x = (float*)addend.X;
        var (w, magic) = (Vector256.Create((double)addend.Weight), Vector256.Create(FoldKernels.Magic(window.Unit)));
        var (least, span) = (Vector256.Create(window.LeastBits), Vector256.Create(window.LargestBits - window.LeastBits));
        var left = 0u;
        fixed (long* to = limb)
        {
            for (var i = 0; i < limb.Length; i += Line)
            {
                Prefetch((float*)next + i);
                PrefetchLimb(to + i);
                if (Vector256.Max(Above(x + i, least), span) == span)
                {
                    Fold(x + i, w, magic, to + i);
                }
                else
                {
                    left |= 1u << (i / Line);
                }
            }
        }

        return left;
    }

    /// <summary>Adds some lines of one addend.</summary>
    /// <param name="addend">The addend.</param>
    /// <param name="lines">The lines, a bit for each.</param>
    /// <param name="window">What the limb takes of it.</param>
    /// <param name="limb">The limb.</param>
    /// <returns>The lines left out, a bit for each.</returns>
    public static uint AddOneWithZeros(FloatAddend addend, uint lines, MainWindow window, Span<long> limb)
    {
        var x = (float*)addend.X;
        var (w, magic) = (Vector256.Create((double)addend.Weight), Vector256.Create(FoldKernels.Magic(window.Unit)));
        var left = lines;
        fixed (long* to = limb)
        {
            for (; lines != 0; lines &= lines - 1)
            {
                var i = BitOperations.TrailingZeroCount(lines) * Line;
                if (FitsButForZeros(x + i, window))
                {
                    left &= ~(lines & (0 - lines));
                    Fold(x + i, w, magic, to + i);
                }
            }
        }

        return left;
    }

    /// <summary>Adds four addends, but for lines with zeros: see <see cref="AddFourWithZeros"/>.</summary>
    /// <param name="addends">The addends.</param>
    /// <param name="next">The addends of which a line is fetched for each that is added: one at least.</param>
    /// <param name="nextOffset">How far from their addresses.</param>
    /// <param name="window">What the limb takes of each, so that it takes their sum.</param>
    /// <param name="limb">The limb.</param>
    /// <returns>The lines left out, a bit for each.</returns>
    public static uint AddFour(ReadOnlySpan<FloatAddend> addends, ReadOnlySpan<FloatAddend> next, nint nextOffset, MainWindow window, Span<long> limb)
    {
        var (x0, x1, x2, x3) = (addends[0].X, addends[1].X, addends[2].X, addends[3].X);
        var next0 = next[0].X + nextOffset;
        var next1 = next[next.Length > 1 ? 1 : 0].X + nextOffset;
        var next2 = next[next.Length > 2 ? 2 : 0].X + nextOffset;
        var next3 = next[next.Length > 3 ? 3 : 0].X + nextOffset;
        var w0 = Vector256.Create((double)addends[0].Weight);
        var w1 = Vector256.Create((double)addends[1].Weight);
        var w2 = Vector256.Create((double)addends[2].Weight);
        var w3 = Vector256.Create((double)addends[3].Weight);
        var magic = Vector256.Create(FoldKernels.Magic(window.Unit));
        var (least, span) = (Vector256.Create(window.LeastBits), Vector256.Create(window.LargestBits - window.LeastBits));
        var left = 0u;
        fixed (long* to = limb)
        {
            for (var i = 0; i < limb.Length; i += Line)
            {
                Prefetch((float*)next0 + i);
                Prefetch((float*)next1 + i);
                Prefetch((float*)next2 + i);
                Prefetch((float*)next3 + i);
                var y0 = (float*)x0 + i;
                var y1 = (float*)x1 + i;
                var y2 = (float*)x2 + i;
                var y3 = (float*)x3 + i;
                var above = Vector256.Max(
                    Vector256.Max(Above(y0, least), Above(y1, least)), Vector256.Max(Above(y2, least), Above(y3, least)));
                if (Vector256.Max(above, span) == span)
                {
                    Fold(y0, y1, y2, y3, w0, w1, w2, w3, magic, to + i);
                    Fold(y0 + 4, y1 + 4, y2 + 4, y3 + 4, w0, w1, w2, w3, magic, to + i + 4);
                    Fold(y0 + 8, y1 + 8, y2 + 8, y3 + 8, w0, w1, w2, w3, magic, to + i + 8);
                    Fold(y0 + 12, y1 + 12, y2 + 12, y3 + 12, w0, w1, w2, w3, magic, to + i + 12);
                }
                else
                {
                    left |= 1u << (i / Line);
                }
            }
        }

        return left;
    }

    /// <summary>Adds some lines of four addends.</summary>
    /// <param name="addends">The addends.</param>
    /// <param name="lines">The lines, a bit for each.</param>
    /// <param name="window">What the limb takes of each, so that it takes their sum.</param>
    /// <param name="limb">The limb.</param>
    /// <returns>The lines left out, a bit for each.</returns>
    public static uint AddFourWithZeros(ReadOnlySpan<FloatAddend> addends, uint lines, MainWindow window, Span<long> limb)
    {
        var left = lines;
        for (; lines != 0; lines &= lines - 1)
        {
            var i = BitOperations.TrailingZeroCount(lines) * Line;
            var fits = true;
            foreach (var addend in addends)
            {
                fits &= FitsButForZeros((float*)addend.X + i, window);
            }

            if (fits)
            {
                left &= ~(lines & (0 - lines));
                foreach (var addend in addends)
                {
                    FoldKernels.AddToOne(addend with { X = addend.X + (i * sizeof(float)) }, window.Unit, limb.Slice(i, Line));
                }
            }
        }

        return left;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fold(float* x, Vector256<double> w, Vector256<double> magic, long* sum)
    {
        for (var j = 0; j < Line; j += 4)
        {
            (Vector256.Load(sum + j) - magic.AsInt64() + FoldKernels.Weigh(x + j, w, magic)).Store(sum + j);
        }
    }

    // The sum of four stays below 2^51 units, so that none of the additions rounds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fold(
        float* x0, float* x1, float* x2, float* x3, Vector256<double> w0, Vector256<double> w1, Vector256<double> w2, Vector256<double> w3, Vector256<double> magic, long* sum)
    {
        var y = Vector256.MultiplyAddEstimate(FoldKernels.Widen(x0), w0, magic);
        y = Vector256.MultiplyAddEstimate(FoldKernels.Widen(x1), w1, y);
        y = Vector256.MultiplyAddEstimate(FoldKernels.Widen(x2), w2, y);
        y = Vector256.MultiplyAddEstimate(FoldKernels.Widen(x3), w3, y);
        (Vector256.Load(sum) + (y.AsInt64() - magic.AsInt64())).Store(sum);
    }

    // How far above the least magnitude a line's elements are at most, by their bits. Those below it, zeros too, are far above.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Above(float* x, Vector256<uint> least) => Vector256.Max(Magnitudes(x) - least, Magnitudes(x + 8) - least);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Magnitudes(float* x) => Vector256.Load((uint*)x) & Vector256.Create(0x7FFF_FFFFu);

    private static bool FitsButForZeros(float* x, MainWindow window)
    {
        var (least, span) = (Vector256.Create(window.LeastBits), Vector256.Create(window.LargestBits - window.LeastBits));
        for (var i = 0; i < Line; i += 8)
        {
            var bits = Magnitudes(x + i);
            var fits = Vector256.LessThanOrEqual(bits - least, span) | Vector256.Equals(bits, Vector256<uint>.Zero);
            if (fits != Vector256<uint>.AllBitsSet)
            {
                return false;
            }
        }

        return true;
    }

    // A prefetch of what is not there does nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(float* x)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchLimb(long* limb)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(limb + LimbStore.BlockLength);
            Sse.Prefetch0(limb + LimbStore.BlockLength + (Line / 2));
        }
    }
}
