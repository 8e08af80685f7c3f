using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>What is left to do with 32 columns once a rank of each is known. All values are finite.</summary>
internal static unsafe class RadixSums
{
    // A power of two at most as large as the largest value is 2^49 units.
    private const double Unit = 1.0 / (1L << 49);

    /// <summary>The next rank.</summary>
    /// <param name="rows">Where the values of each row lie.</param>
    /// <param name="rank">The rank that is known.</param>
    /// <param name="known">The keys of that rank.</param>
    /// <param name="next">Where the keys of the next rank go.</param>
    public static void Next(ReadOnlySpan<nint> rows, int rank, int* known, int* next)
    {
        for (var lane = 0; lane < RadixTile.Width; lane += 8)
        {
            var x = Vector256.Load(known + lane);
            var (greater, least) = (Vector256<int>.Zero, Vector256.Create(int.MaxValue));
            foreach (var row in rows)
            {
                var key = OrderedKey.Swap(Vector256.Load((int*)row + lane));
                var isGreater = Vector256.GreaterThan(key, x);
                greater -= isGreater;
                least = Vector256.Min(least, Vector256.ConditionalSelect(isGreater, key, least));
            }

            // Where as many are greater as there are higher ranks, the known value is the last of its kind.
            var isLast = Vector256.Equals(greater, Vector256.Create(rows.Length - 1 - rank));
            Vector256.ConditionalSelect(isLast, least, x).Store(next + lane);
        }
    }

    /// <summary>The mean of the ranks that are kept.</summary>
    /// <param name="rows">Where the values of each row lie.</param>
    /// <param name="trim">How many ranks are dropped at each end.</param>
    /// <param name="kept">How many are kept.</param>
    /// <param name="least">The lowest values kept.</param>
    /// <param name="most">The highest values kept.</param>
    /// <param name="results">Where the means go.</param>
    public static void Mean(ReadOnlySpan<nint> rows, int trim, int kept, float* least, float* most, Span<double> results)
    {
        for (var lane = 0; lane < RadixTile.Width; lane += 8)
        {
            Vector256<double> low, high;
            if (kept <= 2)
            {
                low = RankMean.Midpoint(Lanes.Widen(Vector128.Load(least + lane)), Lanes.Widen(Vector128.Load(most + lane)));
                high = RankMean.Midpoint(Lanes.Widen(Vector128.Load(least + lane + 4)), Lanes.Widen(Vector128.Load(most + lane + 4)));
            }
            else
            {
                Mean(rows, lane, trim, kept, Vector256.Load(least + lane), Vector256.Load(most + lane), out low, out high);
            }

            low.CopyTo(results[lane..]);
            high.CopyTo(results[(lane + 4)..]);
        }
    }

    private static void Mean(
        ReadOnlySpan<nint> rows,
        int lane,
        int trim,
        int kept,
        Vector256<float> least,
        Vector256<float> most,
        out Vector256<double> low,
        out Vector256<double> high)
    {
        var largest = Vector256.MaxNative(Vector256.Abs(least), Vector256.Abs(most));
        var (powerLow, powerHigh) = (Power(largest.GetLower()), Power(largest.GetUpper()));

        // 1.5 × 2^52 units, of which 2^50 are more than any value.
        var (magicLow, magicHigh) = (powerLow * 12.0, powerHigh * 12.0);
        Sum(rows, lane, least, most, magicLow, magicHigh, out var sumLow, out var sumHigh);
        low = Divide(sumLow, magicLow, powerLow, trim, kept, least.GetLower(), most.GetLower());
        high = Divide(sumHigh, magicHigh, powerHigh, trim, kept, least.GetUpper(), most.GetUpper());
    }

    // On its own, so that the sums stay in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Sum(
        ReadOnlySpan<nint> rows,
        int lane,
        Vector256<float> least,
        Vector256<float> most,
        Vector256<double> magicLow,
        Vector256<double> magicHigh,
        out Vector256<long> sumLow,
        out Vector256<long> sumHigh)
    {
        var (low, high) = (Vector256<long>.Zero, Vector256<long>.Zero);
        foreach (var row in rows)
        {
            var x = Vector256.Load((float*)row + lane);
            x = Vector256.MinNative(Vector256.MaxNative(x, least), most);
            low += Units(x.GetLower(), magicLow);
            high += Units(x.GetUpper(), magicHigh);
        }

        (sumLow, sumHigh) = (low, high);
    }

    // The largest power of two that is not above the magnitude, 0 for 0.
    private static Vector256<double> Power(Vector128<float> x) =>
        (Lanes.Widen(x).AsInt64() & Vector256.Create(double.PositiveInfinity).AsInt64()).AsDouble();

    // How many units a value has, plus the bits of the magic number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Units(Vector128<float> x, Vector256<double> magic) => (Lanes.Widen(x) + magic).AsInt64();

    private static Vector256<double> Divide(
        Vector256<long> sum,
        Vector256<double> magic,
        Vector256<double> power,
        int trim,
        int kept,
        Vector128<float> least,
        Vector128<float> most)
    {
        // The values that were dropped have become the least or the most.
        var dropped = (Units(least, magic) + Units(most, magic)) * trim;
        var units = sum - dropped - (magic.AsInt64() * kept);
        var mean = Vector256.ConvertToDouble(units) * Unit * power / Vector256.Create((double)kept);
        return RankMean.Within(Lanes.Widen(least), Lanes.Widen(most), mean);
    }
}
