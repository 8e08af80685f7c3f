using Federation.Data;

namespace MnistExperiments.Splits;

/// <summary>The experiments, each another way of dividing the training images among the clients.</summary>
internal static class Split
{
    /// <summary>Every client has the same number of each digit.</summary>
    public const string Uniform = "uniform";

    /// <summary>Every client has the same number of images, drawn at random.</summary>
    public const string Equal = "equal";

    /// <summary>Clients have different numbers of images, drawn at random.</summary>
    public const string Different = "different";

    /// <summary>Every client has two digits in bulk and a handful of each other one.</summary>
    public const string Skewed = "skewed";

    /// <summary>The fewest images of a client, on average, of which every split can be made.</summary>
    public const int LeastImagesEach = 20;

    private const int DigitsInBulk = 2;
    private const int Stream = 0; // so that the seed's other uses draw other numbers

    /// <summary>All names, in the order in which the experiments run.</summary>
    public static IReadOnlyList<string> Names { get; } = [Uniform, Equal, Different, Skewed];

    /// <summary>Divides as many images as the settings say, or somewhat fewer where they do not come out even.</summary>
    /// <param name="experiment">One of <see cref="Names"/>.</param>
    /// <param name="train">The images, a few times as many of each digit as are divided or all there are.</param>
    /// <param name="settings">How many images and clients, and the seed.</param>
    public static DataPartition Make(string experiment, ImageDataset train, Settings settings)
    {
        var (clients, seed) = (settings.Clients, Seeds.Derive((ulong)settings.Seed, Stream));
        var each = settings.Images / clients;
        return experiment switch
        {
            Uniform => Partitioner.Skewed(
                train.Labels, clients, train.ClassCount, handful: 0, seed, Math.Min(each / train.ClassCount, Scarcest(train) / clients)),
            Equal => Partitioner.EqualSizes(train.Count, clients, each, seed),
            Different => RandomSizes(train.Count, settings, seed),
            Skewed => FewDigits(train, clients, each, seed),
            _ => throw new ArgumentException($"There is no experiment \"{experiment}\"; there are: {string.Join(", ", Names)}.", nameof(experiment)),
        };
    }

    // Sizes first, of as many images as are wanted; then which images those are.
    private static DataPartition RandomSizes(int count, Settings settings, ulong seed)
    {
        var sizes = Partitioner.RandomSizes(settings.Images, settings.Clients, settings.Images / settings.Clients / 10, seed);
        var chosen = Partitioner.EqualSizes(count, clients: 1, settings.Images, Seeds.Derive(seed, 0))[0].ToArray();
        return Partitioner.Explicit(
            [.. Enumerable.Range(0, settings.Clients).Select(client => sizes[client].ToArray().Select(index => chosen[index]).ToArray())], count);
    }

    private static DataPartition FewDigits(ImageDataset train, int clients, int each, ulong seed)
    {
        var handful = Math.Max(each / 100, 1);
        var inBulk = (each - ((train.ClassCount - DigitsInBulk) * handful)) / DigitsInBulk;

        // The scarcest digit has to be enough for all who have it in bulk, and for the handfuls of the others.
        var holders = ((clients * DigitsInBulk) + train.ClassCount - 1) / train.ClassCount;
        var most = (Scarcest(train) - ((clients - holders) * handful)) / holders;
        return Partitioner.Skewed(train.Labels, clients, DigitsInBulk, handful, seed, Math.Min(inBulk, most));
    }

    private static int Scarcest(ImageDataset images) =>
        Enumerable.Range(0, images.ClassCount).Min(label => images.Labels.Count((byte)label));
}
