using System.Text;
using Federation.Testing;

namespace Federation.Data.Tests.Partitioning;

internal sealed class ClientFoldersTests : TemporaryFolderTests
{
    private static readonly string[] CatDog = ["cat", "dog"];

    [Test]
    [CancelAfter(30_000)]
    public async Task Read_FolderForEachClient_PartitionByFolder(CancellationToken token)
    {
        Write("east/dog/1.pgm", 3);
        Write("east/cat/1.pgm", 1);
        Write("east/cat/2.pgm", 2);
        Write("West/owl/1.pgm", 0);
        Write(".hidden/owl/1.pgm", 9);

        var read = await ClientFolders.ReadAsync(Folder.Root, ImageColors.Grey, cancellationToken: token);

        Assert.Multiple(() =>
        {
            Assert.That(read.ClassNames, Is.EqualTo(new[] { "cat", "dog", "owl" }));
            Assert.That(read.Images.Labels.ToArray(), Is.EqualTo(new byte[] { 2, 0, 0, 1 }));
            Assert.That(Enumerable.Range(0, 4).Select(i => read.Images.GetPixels(i)[0]), Is.EqualTo(new byte[] { 0, 1, 2, 3 }));
            Assert.That(read.Partition.Names, Is.EqualTo(new[] { "West", "east" }));
            Assert.That(read.Partition.Sizes, Is.EqualTo(new[] { 1, 3 }));
            Assert.That(read.Partition[1].ToArray(), Is.EqualTo(new[] { 1, 2, 3 }));
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Read_ClassesNamed_TheirOrderForAllClients(CancellationToken token)
    {
        Write("a/dog/1.pgm", 1);
        Write("b/cat/1.pgm", 2);

        var read = await ClientFolders.ReadAsync(Folder.Root, ImageColors.Grey, ["owl", "dog", "cat"], cancellationToken: token);

        Assert.That(read.Images.Labels.ToArray(), Is.EqualTo(new byte[] { 1, 2 }));
    }

    [Test]
    public async Task Read_ClassNotNamed_RefusedByClientAndClass()
    {
        Write("a/cow/1.pgm", 1);

        var refusal = await Refusal.OfAsync(() => ClientFolders.ReadAsync(Folder.Root, classNames: CatDog));

        Assert.That(refusal.FilePath, Is.EqualTo(Folder.PathOf(Path.Combine("a", "cow"))));
    }

    [Test]
    public async Task Read_ClientWithoutImages_RefusedByName()
    {
        Write("a/cat/1.pgm", 1);
        Directory.CreateDirectory(Folder.PathOf("b/cat"));

        var refusal = await Refusal.OfAsync(() => ClientFolders.ReadAsync(Folder.Root));

        Assert.That(refusal.FilePath, Is.EqualTo(Folder.PathOf("b")));
    }

    [Test]
    public async Task Read_NoClientsOrNoFolder_Refused()
    {
        Assert.That((await Refusal.OfAsync(() => ClientFolders.ReadAsync(Folder.Root))).Message, Does.Contain("no clients"));
        Assert.That((await Refusal.OfAsync(() => ClientFolders.ReadAsync(Folder.PathOf("absent")))).Message, Does.Contain("missing"));
    }

    [Test]
    public async Task Read_ClassesOfAllClientsTogetherTooMany_Refused()
    {
        for (var i = 0; i < 257; i++)
        {
            Write($"client{i % 2}/class{i}/1.pgm", 1);
        }

        Assert.That((await Refusal.OfAsync(() => ClientFolders.ReadAsync(Folder.Root))).Message, Does.Contain("257 classes"));
    }

    [Test]
    public void Read_ArgumentsWrong_Refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => ClientFolders.ReadAsync("x", classNames: []), Throws.ArgumentException);
            Assert.That(() => ClientFolders.ReadAsync("x", (ImageColors)2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    private void Write(string name, byte value) => Folder.Write(name, [.. Encoding.ASCII.GetBytes("P5 1 1 255 "), value]);
}
