using Federation.Data;

namespace Readme.Tests.Snippets;

internal static class Partitions
{
    public static ImageDataset PartOf(ImageDataset train, int client)
    {
        // <shown>
        DataPartition partition = Partitioner.Dirichlet(train.Labels, clients: 10, alpha: 0.5, minimumSize: 10, seed: 42);
        ImageDataset mine = train.Select(partition[client]); // a view: no image is copied
        // </shown>
        return mine;
    }

    public static string Show(DataPartition partition, ImageDataset train, string path)
    {
        // <shown>
        PartitionSummary summary = partition.Summarize(train.Labels, train.ClassCount);
        Console.WriteLine(summary); // the table below
        File.WriteAllText(path, summary.ToSvg("MNIST, Dirichlet(0.5) over ten clients"));
        // </shown>
        return summary.ToTable();
    }

    public static IEnumerable<DataPartition> All(ImageDataset train, ulong seed, IReadOnlyList<string> writers)
    {
        // <shown>
        var iid = Partitioner.Iid(train.Count, clients: 100, seed);
        var equal = Partitioner.EqualSizes(train.Count, clients: 100, size: 300, seed);
        var uneven = Partitioner.RandomSizes(train.Count, clients: 100, minimumSize: 10, seed);
        var skewed = Partitioner.Skewed(train.Labels, clients: 100, labelsInBulk: 2, handful: 5, seed);
        var shards = Partitioner.Shards(train.Labels, clients: 100, seed);
        var dirichlet = Partitioner.Dirichlet(train.Labels, clients: 100, alpha: 0.5, minimumSize: 10, seed);
        var powerLaw = Partitioner.PowerLaw(train.Labels, clients: 1_000, seed);
        var byWriter = Partitioner.ByColumn(writers); // one value for each example
        var byHand = Partitioner.Explicit([[0, 1, 2], [7, 8]], train.Count);
        // </shown>
        return [iid, equal, uneven, skewed, shards, dirichlet, powerLaw, byWriter, byHand];
    }

    public static async Task<(ImageDataset Images, DataPartition Partition)> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        // <shown>
        // hospital-1/benign/17.png, hospital-1/malignant/3.png, hospital-2/...
        var hospitals = await ClientFolders.ReadAsync(directory, ImageColors.Grey, cancellationToken: cancellationToken);
        var (images, partition) = (hospitals.Images, hospitals.Partition);
        // </shown>
        return (images, partition);
    }

    public static async Task<ImageDataset> ReadPartAsync(string directory, int client, CancellationToken cancellationToken)
    {
        // <shown>
        Range range = Partitioner.Contiguous(count: Mnist.TrainCount, clients: 10, client);
        ImageDataset images = await Mnist.ReadTrainAsync(directory, range, cancellationToken); // no more than this is kept
        // </shown>
        return images;
    }
}
