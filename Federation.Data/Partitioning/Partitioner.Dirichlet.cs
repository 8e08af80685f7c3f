using Federation.Core;

namespace Federation.Data;

/// <content>Dirichlet label skew.</content>
public static partial class Partitioner
{
    private const double SmallestAlpha = 1e-6;
    private const double LargestAlpha = 1e6;
    private const int MostDraws = 1000;
    private const int LeastDraws = 10;
    private const int MostShares = 2_000_000;

    /// <summary>
    /// Label skew by a Dirichlet distribution, as in Yurochkin et al. 2019 (arXiv:1905.12022): for each label, shares of its examples
    /// are drawn from Dir(<paramref name="alpha"/>) over the clients. All is drawn again until each client has at least
    /// <paramref name="minimumSize"/> examples. Every example is given out once; sizes differ much where alpha is small. Hsu et al. 2019
    /// (arXiv:1909.06335) draw for each client over the labels instead, all clients of one size, and their alpha is the sum over all
    /// labels: theirs of 5 for ten labels is about the skew of 0.5 here.
    /// </summary>
    /// <param name="labels">The label of each example.</param>
    /// <param name="clients">How many clients, at least 1.</param>
    /// <param name="alpha">
    /// The concentration, 0.000001 to 1,000,000: towards 0 each label is at one client, 0.1 to 0.5 is what papers call heterogeneous,
    /// 100 is close to IID.
    /// </param>
    /// <param name="minimumSize">How many examples each client has at least, 0 or more.</param>
    /// <param name="seed">Decides the shares and who has what.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="ArgumentException">
    /// There are too few examples, or no draw gave each client enough: after 1,000 of them, or fewer (at least 10) where that would be more than 2,000,000 shares.
    /// </exception>
    public static DataPartition Dirichlet(ReadOnlySpan<byte> labels, int clients, double alpha, int minimumSize, ulong seed)
    {
        ThrowIfNotEach(labels.Length, clients, minimumSize, nameof(labels));
        if (!(alpha is >= SmallestAlpha and <= LargestAlpha))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, $"A number from {SmallestAlpha:0.######} to {LargestAlpha:N0} is expected.");
        }

        var random = new SplitMix64(seed);
        var examples = new ExamplesByLabel(labels, ref random);
        var counts = NewCounts(clients, examples);
        var draws = Math.Clamp(MostShares / counts.Length, LeastDraws, MostDraws);
        var best = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            DrawDirichlet(examples, clients, alpha, counts, ref random);
            var smallest = SmallestSize(counts, examples.LabelCount);
            if (smallest >= minimumSize)
            {
                return examples.Deal(counts, ref random);
            }

            best = Math.Max(best, smallest);
        }

        throw new ArgumentException(
            $"In {draws:N0} draws with alpha {alpha} some of the {clients:N0} clients always had fewer than {minimumSize:N0} of the "
            + $"{labels.Length:N0} examples; the best draw's smallest client had {best:N0}. "
            + "Take a larger alpha, fewer clients or a smaller minimum.",
            nameof(minimumSize));
    }

    private static void DrawDirichlet(ExamplesByLabel examples, int clients, double alpha, Span<int> counts, ref SplitMix64 random)
    {
        var (weights, parts) = (new double[clients], new int[clients]);
        for (var label = 0; label < examples.LabelCount; label++)
        {
            foreach (ref var weight in weights.AsSpan())
            {
                weight = RandomShares.LogGamma(alpha, ref random);
            }

            RandomShares.Apportion(weights, examples.CountAt(label), parts);
            for (var client = 0; client < clients; client++)
            {
                counts[(client * examples.LabelCount) + label] = parts[client];
            }
        }
    }

    private static int SmallestSize(ReadOnlySpan<int> counts, int labelCount)
    {
        var smallest = int.MaxValue;
        for (var start = 0; start < counts.Length; start += labelCount)
        {
            var size = 0;
            foreach (var count in counts.Slice(start, labelCount))
            {
                size += count;
            }

            smallest = Math.Min(smallest, size);
        }

        return smallest;
    }
}
