using Federation.Data;
using Federation.Testing;
using Readme.Tests.Snippets;

namespace Readme.Tests;

/// <summary>What the page on partitioning shows is what its lines make of MNIST.</summary>
internal sealed class PartitioningPageTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task Page_TableAndPictures_AreThoseOfMnist(CancellationToken cancellationToken)
    {
        var folder = Environment.GetEnvironmentVariable("FEDERATION_DATA");
        if (string.IsNullOrEmpty(folder) || !Mnist.IsPresent(folder))
        {
            Assert.Ignore("MNIST is not at hand (FEDERATION_DATA): the page's table and pictures were not compared.");
        }

        var train = await Mnist.ReadTrainAsync(folder!, cancellationToken: cancellationToken);
        using var temporary = new TemporaryFolder();
        var path = temporary.PathOf("dirichlet.svg");
        var table = Partitions.Show(Partitioner.Dirichlet(train.Labels, 10, 0.5, 10, 42), train, path);
        var part = await Partitions.ReadPartAsync(folder!, client: 9, cancellationToken);
        var powerLaw = Partitioner.PowerLaw(train.Labels, 1_000, 42).Summarize(train.Labels, train.ClassCount);

        Assert.Multiple(() =>
        {
            Assert.That(part.Labels.SequenceEqual(train.Labels[54_000..]), Is.True);
            Assert.That(Page("partitioning.md"), Does.Contain(table));
            Assert.That(Page("partition-dirichlet.svg"), Is.EqualTo(File.ReadAllText(path)));
            Assert.That(Page("partition-power-law.svg"), Is.EqualTo(powerLaw.ToSvg("MNIST by a power law over 1,000 clients")));
        });
    }

    [Test]
    public void Lines_OverImagesOfOnePixel_MakePartitions()
    {
        byte[] labels = [.. Enumerable.Range(0, 60_000).Select(i => (byte)(i % 10))];
        var train = ImageDataset.Create(labels, labels, new ImageShape(1, 1, 1), 10);
        string[] writers = [.. Enumerable.Range(0, train.Count).Select(i => $"writer {i % 7}")];

        Assert.That(Partitions.All(train, 1, writers).Select(partition => partition.Count), Is.EqualTo(new[] { 100, 100, 100, 100, 100, 100, 1_000, 7, 2 }));
        Assert.That(Partitions.PartOf(train, 3).Count, Is.GreaterThanOrEqualTo(10));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Folders_OfTwoHospitals_TwoClients(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        folder.Write("hospital-1/benign/17.pgm", [.. "P5 1 1 255 A"u8]);
        folder.Write("hospital-2/malignant/3.pgm", [.. "P5 1 1 255 B"u8]);

        var (images, partition) = await Partitions.ReadAsync(folder.Root, cancellationToken);

        Assert.That(images.Count, Is.EqualTo(2));
        Assert.That(partition.Names, Is.EqualTo(new[] { "hospital-1", "hospital-2" }));
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pages", name));
}
