using System.Formats.Tar;
using System.Net;
using System.Security.Cryptography;
using Federation.Testing;

namespace Federation.Data.Tests;

internal sealed class DatasetInstallerTests : TemporaryFolderTests
{
    private static readonly Uri Home = new("https://data.example/set.tar.gz");

    [Test]
    [CancelAfter(20_000)]
    public async Task Install_SoundArchive_OnlyExpectedFilesUnpacked(CancellationToken token)
    {
        var archive = Archive(("set/a.bin", "A"), ("set/b.bin", "B"), ("set/evil.sh", "!"), ("../outside", "!"), ("other/a.bin", "!"));
        var progress = new List<DownloadProgress>();

        await InstallAsync(archive, new FakeServer(FakeServer.Content(archive)), token, new Recorder<DownloadProgress>(progress.Add));

        Assert.Multiple(() =>
        {
            Assert.That(Files(), Is.EqualTo(new[] { "set/a.bin", "set/b.bin" }));
            Assert.That(File.ReadAllText(Folder.PathOf("set/a.bin")), Is.EqualTo("A"));
            Assert.That(progress[^1], Is.EqualTo(new DownloadProgress(archive.Length, archive.Length)));
        });
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task Install_FolderExists_FilesReplacedOthersKept(CancellationToken token)
    {
        Folder.Write("set/a.bin", [1, 2, 3]);
        Folder.Write("set/mine.txt", [4]);
        var archive = Archive(("set/a.bin", "A"), ("set/b.bin", "B"));

        await InstallAsync(archive, new FakeServer(FakeServer.Content(archive)), token);

        Assert.Multiple(() =>
        {
            Assert.That(Files(), Is.EqualTo(new[] { "set/a.bin", "set/b.bin", "set/mine.txt" }));
            Assert.That(File.ReadAllText(Folder.PathOf("set/a.bin")), Is.EqualTo("A"));
        });
    }

    [Test]
    public void Install_WrongChecksum_TriedAgainThenRefusedNothingLeft()
    {
        var expected = Archive(("set/a.bin", "A"), ("set/b.bin", "B"));
        using var server = new FakeServer(FakeServer.Content([1, 2, 3]));

        Assert.Multiple(() =>
        {
            Assert.That(
                () => InstallAsync(expected, server, CancellationToken.None),
                Throws.InstanceOf<DownloadException>().With.Message.Contains(Md5(expected)).And.Message.Contains(Md5([1, 2, 3])));
            Assert.That(server.Requests, Is.EqualTo(FileDownload.Attempts));
            Assert.That(Files(), Is.Empty);
            Assert.That(Directory.EnumerateDirectories(Folder.Root), Is.Empty);
        });
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task Install_ServerErrorThenContent_Installed(CancellationToken token)
    {
        var archive = Archive(("set/a.bin", "A"), ("set/b.bin", "B"));
        using var server = new FakeServer(FakeServer.Status(HttpStatusCode.ServiceUnavailable), FakeServer.Content(archive));

        await InstallAsync(archive, server, token);

        Assert.That(Files(), Has.Length.EqualTo(2));
    }

    [Test]
    public void Install_HostNotFound_NotTriedAgain()
    {
        using var server = new FakeServer(FakeServer.Failure(HttpRequestError.NameResolutionError));

        Assert.Multiple(() =>
        {
            Assert.That(
                () => InstallAsync(Archive(), server, CancellationToken.None),
                Throws.InstanceOf<DownloadException>().With.Message.Contains(Home.ToString()));
            Assert.That(server.Requests, Is.EqualTo(1));
        });
    }

    [Test]
    public void Install_FailsInNewFolder_FolderRemoved()
    {
        var folder = Folder.PathOf("new");
        using var server = new FakeServer(FakeServer.Failure(HttpRequestError.NameResolutionError));

        Assert.That(() => InstallAsync(Archive(), server, CancellationToken.None, folder: folder), Throws.InstanceOf<DownloadException>());
        Assert.That(Directory.Exists(folder), Is.False);
    }

    [Test]
    public void Install_NotFound_NotTriedAgain()
    {
        using var server = new FakeServer(FakeServer.Status(HttpStatusCode.NotFound));

        Assert.Multiple(() =>
        {
            Assert.That(
                () => InstallAsync(Archive(), server, CancellationToken.None),
                Throws.InstanceOf<DownloadException>().With.Message.Contains("404"));
            Assert.That(server.Requests, Is.EqualTo(1));
        });
    }

    [Test]
    public void Install_ServerSilent_GivenUp()
    {
        using var server = new FakeServer(FakeServer.Silence(new TaskCompletionSource()));

        Assert.That(
            () => InstallAsync(Archive(), server, CancellationToken.None, time: new ImpatientTime(TimeSpan.FromMinutes(1))),
            Throws.InstanceOf<DownloadException>().With.Message.Contains("silent"));
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task Install_Cancelled_StopsAndLeavesNothing(CancellationToken token)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
        var reached = new TaskCompletionSource();
        var install = InstallAsync(Archive(), new FakeServer(FakeServer.Silence(reached)), cancellation.Token, time: TimeProvider.System);
        await reached.Task.WaitAsync(token);

        await cancellation.CancelAsync();

        Assert.That(async () => await install, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Directory.EnumerateFileSystemEntries(Folder.Root), Is.Empty);
    }

    [Test]
    public void Install_FileMissingInArchive_RefusedByName()
    {
        var archive = Archive(("set/a.bin", "A"));

        Assert.Multiple(() =>
        {
            Assert.That(
                () => InstallAsync(archive, new FakeServer(FakeServer.Content(archive)), CancellationToken.None),
                Throws.InstanceOf<DatasetException>().With.Message.Contains("b.bin"));
            Assert.That(Directory.EnumerateFileSystemEntries(Folder.Root), Is.Empty);
        });
    }

    [Test]
    public void Install_NotAnArchive_Refused()
    {
        byte[] page = [.. "<html>moved</html>"u8];

        Assert.That(
            () => InstallAsync(page, new FakeServer(FakeServer.Content(page)), CancellationToken.None),
            Throws.InstanceOf<DatasetException>().With.Message.Contains("tar.gz"));
    }

    private async Task InstallAsync(
        byte[] expected,
        FakeServer server,
        CancellationToken token,
        IProgress<DownloadProgress>? progress = null,
        TimeProvider? time = null,
        string? folder = null)
    {
        using var client = new HttpClient(server, disposeHandler: false);
        var source = new ArchiveSource(Home, Md5(expected), "set", ["a.bin", "b.bin"], []);

        // Pauses between attempts are over at once; the stall timeout is not.
        var download = new FileDownload(client, time ?? new ImpatientTime(TimeSpan.FromSeconds(10)));
        await DatasetInstaller.InstallAsync(source, folder ?? Folder.Root, download, progress, token).WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None);
    }

    private string[] Files() =>
        [.. Directory.EnumerateFiles(Folder.Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static string Md5(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));

    private static byte[] Archive(params (string Name, string Content)[] files)
    {
        using var memory = new MemoryStream();
        using (var tar = new TarWriter(memory, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var data = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = data });
            }
        }

        return TemporaryFolder.Compress(memory.ToArray());
    }
}
