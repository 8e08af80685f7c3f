using Federation.Core;

namespace Federation.Data.Tests.Partitioning;

/// <summary>Labels to be shared out.</summary>
internal static class SampleLabels
{
    /// <summary>How many of MNIST's training images have each label.</summary>
    public static IReadOnlyList<int> MnistCounts { get; } = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];

    /// <summary>As many of each label as is said, in an order that a seed decides.</summary>
    public static byte[] Of(IReadOnlyList<int> counts, ulong seed = 1)
    {
        byte[] sorted = [.. counts.Index().SelectMany(pair => Enumerable.Repeat((byte)pair.Index, pair.Item))];
        return [.. new SplitMix64(seed).Permutation(sorted.Length).Select(i => sorted[i])];
    }

    /// <summary>As many of each label as of any other.</summary>
    public static byte[] Even(int classCount, int each) => Of([.. Enumerable.Repeat(each, classCount)]);

    /// <summary>MNIST's training labels, or generated ones of the same counts where it is not at hand.</summary>
    public static async Task<byte[]> OfMnistAsync(CancellationToken cancellationToken)
    {
        var folder = Environment.GetEnvironmentVariable("FEDERATION_DATA");
        if (!string.IsNullOrEmpty(folder) && Mnist.IsPresent(folder))
        {
            return (await Mnist.ReadTrainAsync(folder, cancellationToken: cancellationToken)).Labels.ToArray();
        }

        TestContext.Out.WriteLine("MNIST is not at hand (FEDERATION_DATA): generated labels of the same counts were shared out instead.");
        return Of(MnistCounts);
    }
}
