using System.Numerics;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>
/// Sorts many columns at once, one in each lane, by a fixed sequence of comparators: Batcher's merge exchange (Knuth, The Art of
/// Computer Programming, volume 3, algorithm 5.2.2M), without the comparators that the wanted ranks do not depend on.
/// </summary>
internal sealed unsafe class SortingNetwork
{
    /// <summary>The bytes of a tile's row.</summary>
    public const int RowBytes = 128;

    private readonly Comparator[] _comparators;

    /// <summary>A network for columns of so many values.</summary>
    /// <param name="count">The number of values.</param>
    /// <param name="first">The first rank wanted, from 0.</param>
    /// <param name="end">The rank after the last one wanted.</param>
    public SortingNetwork(int count, int first, int end)
    {
        var comparators = MergeExchange(count);
        var wanted = new bool[count];
        wanted.AsSpan(first..end).Fill(true);
        for (var i = comparators.Count - 1; i >= 0; i--)
        {
            var (low, high) = comparators[i];
            if (wanted[low] || wanted[high])
            {
                (wanted[low], wanted[high]) = (true, true);
            }
            else
            {
                comparators[i] = default;
            }
        }

        _comparators = [.. comparators.Where(comparator => comparator != default)];
    }

    /// <summary>Sorts the columns of a tile, whose rows lie one after the other.</summary>
    public void Sort<TKey>(TKey* tile)
        where TKey : unmanaged
    {
        var vectors = (Vector256<TKey>*)tile;
        foreach (var (low, high) in _comparators)
        {
            Exchange(vectors + (low * 4), vectors + (high * 4));
        }
    }

    private static void Exchange<TKey>(Vector256<TKey>* low, Vector256<TKey>* high)
    {
        var (a0, a1, a2, a3) = (low[0], low[1], low[2], low[3]);
        var (b0, b1, b2, b3) = (high[0], high[1], high[2], high[3]);
        low[0] = Vector256.Min(a0, b0);
        high[0] = Vector256.Max(a0, b0);
        low[1] = Vector256.Min(a1, b1);
        high[1] = Vector256.Max(a1, b1);
        low[2] = Vector256.Min(a2, b2);
        high[2] = Vector256.Max(a2, b2);
        low[3] = Vector256.Min(a3, b3);
        high[3] = Vector256.Max(a3, b3);
    }

    private static List<Comparator> MergeExchange(int count)
    {
        var comparators = new List<Comparator>();
        var top = (int)BitOperations.RoundUpToPowerOf2((uint)count) / 2;
        for (var p = top; p > 0; p /= 2)
        {
            var (q, r, d) = (top, 0, p);
            while (true)
            {
                for (var i = 0; i < count - d; i++)
                {
                    if ((i & p) == r)
                    {
                        comparators.Add(new Comparator(i, i + d));
                    }
                }

                if (q == p)
                {
                    break;
                }

                (d, q, r) = (q - p, q / 2, p);
            }
        }

        return comparators;
    }
}
