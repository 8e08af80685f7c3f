using Federation.Core;

namespace Federation.Data;

/// <content>Clients of random sizes.</content>
public static partial class Partitioner
{
    /// <summary>
    /// Sizes drawn at random: of all the ways to share out <paramref name="count"/> examples with at least
    /// <paramref name="minimumSize"/> for each client, each is equally likely. Labels are as in <see cref="Iid"/>. Every example is
    /// given out once.
    /// </summary>
    /// <param name="count">How many examples there are, at least 1.</param>
    /// <param name="clients">How many clients, at least 1.</param>
    /// <param name="minimumSize">How many examples each client has at least, 0 or more.</param>
    /// <param name="seed">Decides the sizes and who has what.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="ArgumentException">There are too few examples.</exception>
    public static DataPartition RandomSizes(int count, int clients, int minimumSize, ulong seed)
    {
        ThrowIfNotEach(count, clients, minimumSize, nameof(count));
        var random = new SplitMix64(seed);

        // What is left beside the minima, and the bars between the clients, in a row: each choice of the bars' places is a way.
        // A place is a bar with the chance of bars among the places still to come, so all choices are equally likely.
        var (spare, bars) = (count - (clients * minimumSize), clients - 1);
        var sizes = new int[clients];
        sizes.AsSpan().Fill(minimumSize);
        var client = 0;
        while (bars > 0)
        {
            if (spare == 0 || NextBelow(ref random, (long)spare + bars) < bars)
            {
                (client, bars) = (client + 1, bars - 1);
            }
            else
            {
                (sizes[client], spare) = (sizes[client] + 1, spare - 1);
            }
        }

        sizes[client] += spare;
        return DataPartition.InOrder(random.Permutation(count), sizes, count);
    }

    // The sum of two numbers of 31 bits need not fit into one.
    private static long NextBelow(ref SplitMix64 random, long exclusiveMaximum) =>
        exclusiveMaximum <= int.MaxValue ? random.Next((int)exclusiveMaximum) : (long)Math.BigMul(random.Next(), (ulong)exclusiveMaximum, out _);
}
