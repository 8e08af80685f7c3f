using Federation.Core;

namespace Federation.Data;

/// <content>Shards of few labels.</content>
public static partial class Partitioner
{
    /// <summary>
    /// The pathological partition of McMahan et al. 2017 (arXiv:1602.05629): the examples are sorted by label and cut into equal
    /// shards, and each client has two of them at random. So most clients have two labels; one whose shards lie across a border
    /// between labels has more, and one whose shards are of the same label has one. Every example is given out once; shards differ
    /// by at most one example.
    /// </summary>
    /// <param name="labels">The label of each example.</param>
    /// <param name="clients">How many clients, at least 1.</param>
    /// <param name="seed">Decides who has which shards, and which of a label's examples lie in which shard.</param>
    /// <param name="shardsPerClient">How many shards each client has, at least 1. The paper's is 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="ArgumentException">There are fewer examples than shards.</exception>
    public static DataPartition Shards(ReadOnlySpan<byte> labels, int clients, ulong seed, int shardsPerClient = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shardsPerClient, 1);
        ThrowIfNotEach(labels.Length, clients, shardsPerClient, nameof(labels));
        var random = new SplitMix64(seed);
        var sorted = new ExamplesByLabel(labels, ref random).All;
        var count = clients * shardsPerClient;
        var deck = random.Permutation(count);
        var (examples, sizes, used) = (new int[sorted.Length], new int[clients], 0);
        for (var client = 0; client < clients; client++)
        {
            foreach (var shard in deck.AsSpan(client * shardsPerClient, shardsPerClient))
            {
                var (start, length) = Contiguous(sorted.Length, count, shard).GetOffsetAndLength(sorted.Length);
                sorted.Slice(start, length).CopyTo(examples.AsSpan(used + sizes[client]));
                sizes[client] += length;
            }

            random.Shuffle(examples.AsSpan(used, sizes[client]));
            used += sizes[client];
        }

        return DataPartition.InOrder(examples, sizes, labels.Length);
    }
}
