using Federation.Data;

namespace MnistExperiments.Splits;

/// <summary>For each client test images of its own kind: with digits in the proportions in which it has them to train on.</summary>
internal sealed class OwnKind
{
    private const int Stream = 2; // so that the seed's other uses draw other numbers

    private readonly ImageDataset[] _images;

    /// <summary>Draws the images.</summary>
    /// <param name="test">The test images.</param>
    /// <param name="held">Who has which digits to train on.</param>
    /// <param name="count">How many images a client gets, as far as rounding goes and there are enough of each digit.</param>
    /// <param name="seed">Decides which.</param>
    public OwnKind(ImageDataset test, PartitionSummary held, int count, int seed) =>
        _images = [.. Enumerable.Range(0, held.Count).Select(client => Draw(client, test, held, count, seed))];

    /// <summary>A client's test images.</summary>
    public ImageDataset Of(int client) => _images[client];

    private static ImageDataset Draw(int client, ImageDataset test, PartitionSummary held, int count, int seed)
    {
        int[] wanted = [.. held[client].ToArray().Select(ofLabel => (int)Math.Round((double)count * ofLabel / held.Sizes[client]))];
        var order = BatchOrder.Shuffled(test.Count, test.Count, Seeds.Derive((ulong)seed, Stream, client)).First().ToArray();
        return test.Select([.. order.Where(image => wanted[test.Labels[image]]-- > 0)]);
    }
}
