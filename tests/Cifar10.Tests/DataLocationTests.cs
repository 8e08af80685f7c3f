using CifarSample.Data;
using Federation.Data;
using Federation.Testing;
using Spectre.Console;

namespace Cifar10.Tests;

internal sealed class DataLocationTests : TemporaryFolderTests
{
    private readonly StringWriter _output = new();

    [SetUp]
    public void ClearOutput() => _output.GetStringBuilder().Clear();

    [OneTimeTearDown]
    public void DisposeOutput() => _output.Dispose();

    [Test]
    [CancelAfter(30_000)]
    public async Task Find_HomeOutOfReach_SaidPlainlyAndGenerated(CancellationToken token)
    {
        var source = await Location().FindAsync(Folder.Root, generated: false, token);

        Assert.Multiple(() =>
        {
            Assert.That(source, Is.InstanceOf<GeneratedImages>());
            Assert.That(_output.ToString(), Does.Contain("could not be downloaded").And.Contain("generated images").And.Contain(Folder.Root));
            Assert.That(Directory.EnumerateFileSystemEntries(Folder.Root), Is.Empty);
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Find_FilesThere_RealOnesUsedWithoutNetwork(CancellationToken token)
    {
        await File.WriteAllBytesAsync(Folder.PathOf("test_batch.bin"), new byte[10], token);

        var source = await Location().FindAsync(Folder.Root, generated: false, token);

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
    public async Task Find_GeneratedAskedFor_NothingSearched(CancellationToken token)
    {
        var source = await Location().FindAsync(null, generated: true, token);

        Assert.Multiple(() =>
        {
            Assert.That(source.Name, Is.EqualTo("generated"));
            Assert.That(_output.ToString(), Is.Empty);
        });
    }

    private DataLocation Location()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_output),
        });
        console.Profile.Width = 1_000;
        return new DataLocation(console, () => new HttpClient(new NoNetwork()));
    }

    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known");
    }
}
