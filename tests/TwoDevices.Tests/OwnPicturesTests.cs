using Federation.Data;
using Federation.Testing;
using TwoDevices.Data;
using TwoDevices.Tests.Support;

namespace TwoDevices.Tests;

[CancelAfter(60_000)]
internal sealed class OwnPicturesTests : TemporaryFolderTests
{
    [Test]
    public async Task ReadAsync_TwoClasses_NamesAndPictures(CancellationToken cancellationToken)
    {
        PictureFolder.WriteBoth(Folder, 101);

        var pictures = await OwnPictures.ReadAsync(Folder.Root, cancellationToken);

        Assert.That(pictures.ClassNames, Is.EqualTo(new[] { "down", "up" }));
        Assert.That(pictures.ByClass.Select(found => found.Count), Is.All.EqualTo(101));
    }

    [Test]
    public void ReadAsync_OneClass_SaysThatTwoAreNeeded()
    {
        PictureFolder.Write(Folder, "cat", 1, upper: true);

        Assert.That(Read(), Does.Contain(Folder.Root).And.Contain("there is one subfolder (cat); two are needed, one for each class"));
    }

    [Test]
    public void ReadAsync_ThreeClasses_NamesThem()
    {
        PictureFolder.WriteBoth(Folder, 1);
        PictureFolder.Write(Folder, "sideways", 1, upper: true);

        Assert.That(Read(), Does.Contain("there are 3 subfolders (down, sideways, up); two are needed"));
    }

    [Test]
    public void ReadAsync_TooFewOfAClass_NamesItAndHowManyAreNeeded()
    {
        PictureFolder.Write(Folder, "cat", 100, upper: true);
        PictureFolder.Write(Folder, "dog", 99, upper: false);

        Assert.That(Read(), Does.Contain("there are 99 pictures of \"dog\"; at least 100 are needed of each class"));
    }

    [Test]
    public void ReadAsync_EmptyClass_NamesIt()
    {
        PictureFolder.Write(Folder, "cat", 100, upper: true);
        Directory.CreateDirectory(Folder.PathOf("dog"));

        Assert.That(Read(), Does.Contain("there are 0 pictures of \"dog\""));
    }

    [Test]
    public void ReadAsync_AnotherSize_NamesTheFile()
    {
        PictureFolder.WriteBoth(Folder, 100);
        Folder.Write("up/zzz.pgm", PictureFolder.Picture(new Random(0), upper: true, channels: 1, height: 9, width: 8));

        Assert.That(Read(), Does.Contain("zzz.pgm").And.Contain("9x8").And.Contain("12x20"));
    }

    [Test]
    public void ReadAsync_NoFolder_NamesIt() =>
        Assert.That(
            () => OwnPictures.ReadAsync(Folder.PathOf("nowhere"), CancellationToken.None),
            Throws.InstanceOf<DatasetException>().With.Message.Contains("nowhere").And.Message.Contains("missing"));

    private string Read() =>
        Assert.ThrowsAsync<DatasetException>(() => OwnPictures.ReadAsync(Folder.Root, CancellationToken.None))!.Message;
}
