using Federation.Data;
using Federation.Samples;
using Federation.Testing;
using Spectre.Console;

namespace FedProxMnist.Tests.Shared;

internal sealed class DatasetLocationTests : TemporaryFolderTests
{
    private static readonly KnownDataset[] Datasets = [KnownDataset.Mnist, KnownDataset.Cifar10];

    private readonly StringWriter _output = new();

    [SetUp]
    public void ClearOutput() => _output.GetStringBuilder().Clear();

    [OneTimeTearDown]
    public void DisposeOutput() => _output.Dispose();

    [TestCaseSource(nameof(Datasets))]
    [CancelAfter(30_000)]
    public async Task Find_HomeOutOfReach_SaidPlainlyAndGenerated(KnownDataset dataset, CancellationToken token)
    {
        var source = await Location().FindAsync(dataset, Folder.Root, generated: false, token);

        Assert.Multiple(() =>
        {
            Assert.That(source, Is.InstanceOf<GeneratedImages>());
            Assert.That(
                _output.ToString(),
                Does.Contain($"{dataset.Title} could not be downloaded").And.Contain("generated images").And.Contain(Folder.Root));
            Assert.That(Directory.EnumerateFileSystemEntries(Folder.Root), Is.Empty);
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Find_CifarFilesThere_RealOnesUsedWithoutNetwork(CancellationToken token)
    {
        await File.WriteAllBytesAsync(Folder.PathOf("test_batch.bin"), new byte[10], token);

        var source = await Location().FindAsync(KnownDataset.Cifar10, Folder.Root, generated: false, token);

        Assert.Multiple(() =>
        {
            Assert.That(source, Is.InstanceOf<RealImages>());
            Assert.That(
                () => source.ReadTestAsync(100, token),
                Throws.InstanceOf<DatasetException>().With.Message.Contains("test_batch.bin").And.Message.Contains("30,730,000"));
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Find_MnistFilesThere_RealOnesUsedWithoutNetwork(CancellationToken token)
    {
        await File.WriteAllBytesAsync(Folder.PathOf("t10k-images-idx3-ubyte"), new byte[10], token);

        var source = await Location().FindAsync(KnownDataset.Mnist, Folder.Root, generated: false, token);

        Assert.Multiple(() =>
        {
            Assert.That(source.Name, Is.EqualTo("mnist"));
            Assert.That(
                () => source.ReadTestAsync(100, token), Throws.InstanceOf<DatasetException>().With.Message.Contains("t10k-"));
        });
    }

    [TestCaseSource(nameof(Datasets))]
    [CancelAfter(30_000)]
    public async Task Find_GeneratedAskedFor_NothingSearched(KnownDataset dataset, CancellationToken token)
    {
        var source = await Location().FindAsync(dataset, null, generated: true, token);
        var images = await source.ReadTrainAsync(10..12, token);

        Assert.Multiple(() =>
        {
            Assert.That(source.Name, Is.EqualTo("generated"));
            Assert.That(source.Title, Does.Contain(dataset.Title));
            Assert.That(images.Count, Is.EqualTo(2));
            Assert.That(images.Shape.Channels, Is.EqualTo(dataset.Normalization.Channels));
            Assert.That(_output.ToString(), Is.Empty);
        });
    }

    private DatasetLocation Location()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_output),
        });
        console.Profile.Width = 1_000;
        return new DatasetLocation(console, () => new HttpClient(new NoNetwork()));
    }

    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known");
    }
}
