using Federation.Core;

namespace Federation.Data;

/// <content>A few labels in bulk.</content>
public static partial class Partitioner
{
    /// <summary>
    /// Each client has a few labels in bulk and a handful of each of the rest. Which labels a client has in bulk is drawn at random,
    /// so that each label is in bulk at as many clients as any other, or one more. What the handfuls leave of a label is shared out
    /// evenly among the clients that have it in bulk, or each of them has <paramref name="examplesInBulk"/> of it.
    /// </summary>
    /// <param name="labels">The label of each example.</param>
    /// <param name="clients">How many clients, at least 1. Fewer than there are labels to be in bulk leave some label in bulk nowhere.</param>
    /// <param name="labelsInBulk">How many labels each client has in bulk, 1 to the number of different labels.</param>
    /// <param name="handful">How many examples each client has of each other label, 0 or more.</param>
    /// <param name="seed">Decides who has which labels in bulk, and who has what.</param>
    /// <param name="examplesInBulk">
    /// How many examples a client has of each label that it has in bulk, more than <paramref name="handful"/>; the rest is given to
    /// nobody. Null for all that there are.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="ArgumentException">A label has too few examples.</exception>
    public static DataPartition Skewed(
        ReadOnlySpan<byte> labels, int clients, int labelsInBulk, int handful, ulong seed, int? examplesInBulk = null)
    {
        ThrowIfNotEach(labels.Length, clients, 0, nameof(labels));
        ArgumentOutOfRangeException.ThrowIfNegative(handful);
        if (examplesInBulk <= handful)
        {
            throw new ArgumentOutOfRangeException(
                nameof(examplesInBulk), examplesInBulk, $"More than {handful:N0}, the handful of the other labels, is expected.");
        }

        var random = new SplitMix64(seed);
        var examples = new ExamplesByLabel(labels, ref random);
        ThrowIfNotLabels(labelsInBulk, examples.LabelCount, nameof(labelsInBulk));

        var counts = NewCounts(clients, examples);
        counts.AsSpan().Fill(handful);
        var inBulk = ChooseInBulk(clients, labelsInBulk, examples.LabelCount, ref random);
        for (var label = 0; label < examples.LabelCount; label++)
        {
            int[] holders = [.. Enumerable.Range(0, clients).Where(client => inBulk[(client * examples.LabelCount) + label])];
            var shares = Bulk(examples, label, clients, holders.Length, handful, examplesInBulk);
            for (var i = 0; i < holders.Length; i++)
            {
                counts[(holders[i] * examples.LabelCount) + label] = shares[i];
            }
        }

        return examples.Deal(counts, ref random);
    }

    /// <summary>For each client which labels are in bulk: one after the other of those least in use, ties at random.</summary>
    private static bool[] ChooseInBulk(int clients, int labelsInBulk, int labelCount, ref SplitMix64 random)
    {
        var (inBulk, uses) = (new bool[clients * labelCount], new int[labelCount]);
        for (var client = 0; client < clients; client++)
        {
            var row = inBulk.AsSpan(client * labelCount, labelCount);
            for (var chosen = 0; chosen < labelsInBulk; chosen++)
            {
                var (best, ties) = (-1, 0);
                for (var label = 0; label < labelCount; label++)
                {
                    if (row[label] || (best >= 0 && uses[label] > uses[best]))
                    {
                        continue;
                    }

                    ties = best >= 0 && uses[label] == uses[best] ? ties + 1 : 1;
                    best = ties == 1 || random.Next(ties) == 0 ? label : best;
                }

                row[best] = true;
                uses[best]++;
            }
        }

        return inBulk;
    }

    private static int[] Bulk(ExamplesByLabel examples, int label, int clients, int holders, int handful, int? examplesInBulk)
    {
        var left = examples.CountAt(label) - ((long)(clients - holders) * handful);
        var least = holders * (examplesInBulk ?? (handful + 1L));
        if (left < least)
        {
            throw new ArgumentException(
                $"Label {examples.LabelAt(label)} has {examples.CountAt(label):N0} examples, too few for {clients - holders:N0} clients with a "
                + $"handful of {handful:N0} and {holders:N0} with {(examplesInBulk is null ? "more than that" : $"{examplesInBulk:N0}")} each. "
                + $"Take fewer clients, a smaller {nameof(handful)}{(examplesInBulk is null ? "" : $" or a smaller {nameof(examplesInBulk)}")}.",
                examplesInBulk is null ? nameof(handful) : nameof(examplesInBulk));
        }

        return holders == 0 ? [] : EvenSizes(examplesInBulk * holders ?? (int)left, holders);
    }
}
