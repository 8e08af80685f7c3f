using Federation.Core;

namespace Federation.Data;

/// <content>Few labels and sizes by a power law.</content>
public static partial class Partitioner
{
    /// <summary>
    /// The partition of Li et al. 2020 (FedProx, arXiv:1812.06127) for MNIST: few labels for each client and sizes that follow a
    /// power law. Client i has the labels i, i + 1, ... (counted round the labels that occur), first
    /// <paramref name="examplesPerLabel"/> examples of each. What is left of a label is then divided among the clients that have it
    /// in proportion to lognormal draws. Every example is given out once, but for those of a label that no client has.
    /// </summary>
    /// <remarks>
    /// The lognormal's other parameter is no parameter here: it is a factor of all draws, and only their proportions matter. The
    /// paper's own program rounds each client's part down and leaves up to one example of each label and client out; here they are
    /// given out.
    /// </remarks>
    /// <param name="labels">The label of each example.</param>
    /// <param name="clients">How many clients, at least 1. The paper's are 1,000.</param>
    /// <param name="seed">Decides the sizes and who has what.</param>
    /// <param name="labelsPerClient">How many labels each client has, 1 to the number of different labels.</param>
    /// <param name="examplesPerLabel">How many examples of each of its labels a client has at least, 0 or more.</param>
    /// <param name="sigma">The deviation of the draws' logarithm, 0 to 100: 0 gives equal parts; the larger it is, the fewer clients have most.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="ArgumentException">A label has too few examples for the clients that it goes to.</exception>
    public static DataPartition PowerLaw(
        ReadOnlySpan<byte> labels, int clients, ulong seed, int labelsPerClient = 2, int examplesPerLabel = 5, double sigma = 2.0)
    {
        ThrowIfNotEach(labels.Length, clients, 0, nameof(labels));
        ArgumentOutOfRangeException.ThrowIfNegative(examplesPerLabel);
        if (!(sigma is >= 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "A number from 0 to 100 is expected.");
        }

        var random = new SplitMix64(seed);
        var examples = new ExamplesByLabel(labels, ref random);
        ThrowIfNotLabels(labelsPerClient, examples.LabelCount, nameof(labelsPerClient));

        var counts = NewCounts(clients, examples);
        for (var label = 0; label < examples.LabelCount; label++)
        {
            var holders = HoldersOf(label, examples.LabelCount, clients, labelsPerClient);
            var spare = examples.CountAt(label) - ((long)holders.Count * examplesPerLabel);
            if (spare < 0)
            {
                throw new ArgumentException(
                    $"Label {examples.LabelAt(label)} has {examples.CountAt(label):N0} examples, too few for {holders.Count:N0} clients with "
                    + $"at least {examplesPerLabel:N0} each. Take fewer clients, fewer labels for each, or a smaller {nameof(examplesPerLabel)}.",
                    nameof(examplesPerLabel));
            }

            var (weights, parts) = (new double[holders.Count], new int[holders.Count]);
            foreach (ref var weight in weights.AsSpan())
            {
                weight = sigma * RandomShares.Normal(ref random);
            }

            RandomShares.Apportion(weights, (int)spare, parts);
            for (var i = 0; i < parts.Length; i++)
            {
                counts[(holders[i] * examples.LabelCount) + label] = examplesPerLabel + parts[i];
            }
        }

        return examples.Deal(counts, ref random);
    }

    private static List<int> HoldersOf(int label, int labelCount, int clients, int labelsPerClient)
    {
        var holders = new List<int>();
        for (var client = 0; client < clients; client++)
        {
            // How far the label lies after the client's first one, round the circle of labels.
            var distance = (label - (client % labelCount) + labelCount) % labelCount;
            if (distance < labelsPerClient)
            {
                holders.Add(client);
            }
        }

        return holders;
    }

    private static void ThrowIfNotLabels(int labelsPerClient, int labelCount, string name)
    {
        if (labelsPerClient < 1 || labelsPerClient > labelCount)
        {
            throw new ArgumentOutOfRangeException(
                name, labelsPerClient, $"The examples have {labelCount} different labels: a number from 1 to {labelCount} is expected.");
        }
    }
}
