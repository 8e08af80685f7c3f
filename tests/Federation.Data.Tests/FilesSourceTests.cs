using System.Net;
using System.Security.Cryptography;
using Federation.Testing;

namespace Federation.Data.Tests;

internal sealed class FilesSourceTests : TemporaryFolderTests
{
    private static readonly Uri Home = new("https://data.example/sets/");
    private static readonly string Target = Path.Combine("SET", "raw");

    [Test]
    [CancelAfter(20_000)]
    public async Task Install_TwoFiles_BothInTheirFolderAndProgressOverBoth(CancellationToken token)
    {
        using var server = new FakeServer(FakeServer.Content([1, 2, 3]), FakeServer.Content([4, 5]));
        var progress = new List<DownloadProgress>();

        await InstallAsync(server, token, new Recorder<DownloadProgress>(progress.Add));

        Assert.Multiple(() =>
        {
            Assert.That(server.Asked, Is.EqualTo(new[] { new Uri("https://data.example/sets/a.gz"), new Uri("https://data.example/sets/b.gz") }));
            Assert.That(File.ReadAllBytes(Path.Combine(Folder.Root, Target, "a.gz")), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(File.ReadAllBytes(Path.Combine(Folder.Root, Target, "b.gz")), Is.EqualTo(new byte[] { 4, 5 }));
            Assert.That(
                progress,
                Is.EqualTo(new DownloadProgress[] { new(0, 5), new(3, 5), new(3, 5), new(5, 5) }));
            Assert.That(Directory.EnumerateFileSystemEntries(Folder.Root).Count(), Is.EqualTo(1));
        });
    }

    [Test]
    public void Install_SecondFileOther_RefusedByNameNothingLeft()
    {
        using var server = new FakeServer(FakeServer.Content([1, 2, 3]), FakeServer.Content([9]));

        Assert.Multiple(() =>
        {
            Assert.That(
                () => InstallAsync(server, CancellationToken.None),
                Throws.InstanceOf<DownloadException>().With.Message.Contains("b.gz").And.Message.Contains(Md5([4, 5])));
            Assert.That(Directory.EnumerateFileSystemEntries(Folder.Root), Is.Empty);
        });
    }

    [Test]
    public void MnistDownload_NotFound_FileNamed()
    {
        using var client = new HttpClient(new FakeServer(FakeServer.Status(HttpStatusCode.NotFound)));

        Assert.That(
            () => Mnist.DownloadAsync(Folder.Root, client),
            Throws.InstanceOf<DownloadException>().With.Message.Contains($"{Mnist.MirrorUri}train-images-idx3-ubyte.gz").And.Message.Contains("404"));
    }

    private async Task InstallAsync(FakeServer server, CancellationToken token, IProgress<DownloadProgress>? progress = null)
    {
        using var client = new HttpClient(server, disposeHandler: false);
        var source = new FilesSource(Home, Target, [new("a.gz", 3, Md5([1, 2, 3])), new("b.gz", 2, Md5([4, 5]))]);
        var download = new FileDownload(client, new ImpatientTime(TimeSpan.FromSeconds(10)));
        await DatasetInstaller.InstallAsync(source, Folder.Root, download, progress, token).WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None);
    }

    private static string Md5(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));
}
