using System.Text;
using Federation.Testing;

namespace Federation.Data.Tests;

internal sealed class ImageFolderTests : TemporaryFolderTests
{
    private static readonly string[] CatDogOwl = ["cat", "dog", "owl"];

    [Test]
    [CancelAfter(30_000)]
    public async Task Read_FolderForEachClass_OrdinalOrder(CancellationToken token)
    {
        Write("b/10.pgm", 3);
        Write("b/2.PGM", 4);
        Write("a/x.pnm", 1);
        Write("a/y.pgm", 2);
        Write("B/x.ppm", 0);
        Folder.Write("a/labels.csv", [1]);
        Folder.Write("a/.hidden.png", [1]);
        Folder.Write("a/deeper/z.png", [1]);
        Folder.Write(".git/x.png", [1]);
        Folder.Write("readme.png", [1]);
        Directory.CreateDirectory(Folder.PathOf("c"));

        var read = await ImageFolder.ReadAsync(Folder.Root, ImageColors.Grey, cancellationToken: token);

        Assert.Multiple(() =>
        {
            Assert.That(read.ClassNames, Is.EqualTo(new[] { "B", "a", "b", "c" }));
            Assert.That(read.Images.ClassCount, Is.EqualTo(4));
            Assert.That(read.Images.Shape, Is.EqualTo(new ImageShape(1, 1, 2)));
            Assert.That(read.Images.Labels.ToArray(), Is.EqualTo(new byte[] { 0, 1, 1, 2, 2 }));
            Assert.That(Enumerable.Range(0, 5).Select(i => read.Images.GetPixels(i)[0]), Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Read_GreyAndColor_AsAsked(CancellationToken token)
    {
        Folder.Write("a/1.ppm", [.. "P6 1 2 255\n"u8, 10, 20, 30, 40, 50, 60]);
        Write("a/2.pgm", 7, size: "1 2");

        var rgb = (await ImageFolder.ReadAsync(Folder.Root, cancellationToken: token)).Images;
        var grey = (await ImageFolder.ReadAsync(Folder.Root, ImageColors.Grey, cancellationToken: token)).Images;

        Assert.Multiple(() =>
        {
            Assert.That(rgb.Shape, Is.EqualTo(new ImageShape(3, 2, 1)));
            Assert.That(rgb.GetPixels(0).ToArray(), Is.EqualTo(new byte[] { 10, 40, 20, 50, 30, 60 }));
            Assert.That(rgb.GetPixels(1).ToArray(), Is.EqualTo(new byte[] { 7, 7, 7, 7, 7, 7 }));
            Assert.That(grey.GetPixels(0).ToArray(), Is.EqualTo(new byte[] { 18, 48 })); // 0.299 r + 0.587 g + 0.114 b
            Assert.That(grey.GetPixels(1).ToArray(), Is.EqualTo(new byte[] { 7, 7 }));
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Read_ClassesNamed_TheirOrderAndMissingOnesEmpty(CancellationToken token)
    {
        Write("owl/1.pgm", 1);
        Write("cat/1.pgm", 2);

        var read = await ImageFolder.ReadAsync(Folder.Root, ImageColors.Grey, ["owl", "dog", "cat"], cancellationToken: token);

        Assert.Multiple(() =>
        {
            Assert.That(read.ClassNames, Is.EqualTo(new[] { "owl", "dog", "cat" }));
            Assert.That(read.Images.ClassCount, Is.EqualTo(3));
            Assert.That(read.Images.Labels.ToArray(), Is.EqualTo(new byte[] { 0, 2 }));
        });
    }

    [Test]
    public async Task Read_FolderNotAmongNamedClasses_Refused()
    {
        Write("cow/1.pgm", 1);

        var refusal = await Refusal.OfAsync(() => ImageFolder.ReadAsync(Folder.Root, classNames: CatDogOwl));

        Assert.That(refusal.Message, Does.Contain("cow").And.Contain("cat, dog, owl"));
    }

    [Test]
    public void Read_ClassNamesWrong_Refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => ImageFolder.ReadAsync("x", classNames: []), Throws.ArgumentException);
            Assert.That(() => ImageFolder.ReadAsync("x", classNames: ["a", "a"]), Throws.ArgumentException.With.Message.Contains("a, a"));
            Assert.That(() => ImageFolder.ReadAsync("x", (ImageColors)2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Read_256Classes_Read_OneMore_Refused(CancellationToken token)
    {
        for (var i = 0; i < 256; i++)
        {
            Write($"{i:000}/x.pgm", (byte)i);
        }

        var images = (await ImageFolder.ReadAsync(Folder.Root, ImageColors.Grey, cancellationToken: token)).Images;
        Write("256/x.pgm", 1);
        var refusal = await Refusal.OfAsync(() => ImageFolder.ReadAsync(Folder.Root, cancellationToken: token));

        Assert.Multiple(() =>
        {
            Assert.That(images.Labels.ToArray(), Is.EqualTo(Enumerable.Range(0, 256).Select(i => (byte)i)));
            Assert.That(images.GetPixels(255)[0], Is.EqualTo(255));
            Assert.That(refusal.Message, Does.Contain("257").And.Contain("256"));
        });
    }

    [Test]
    public async Task Read_SizesDiffer_FirstOtherNamedWithBothSizes()
    {
        Write("a/1.pgm", 1);
        Write("a/2.pgm", 1);
        Write("b/1.pgm", 1, size: "2 3");
        Write("b/2.pgm", 1, size: "2 4");

        var refusal = await ReadAsync();

        Assert.Multiple(() =>
        {
            Assert.That(refusal.FilePath, Is.EqualTo(Path.Combine(Folder.Root, "b", "1.pgm")));
            Assert.That(refusal.Message, Does.Contain("3x2").And.Contain("1x2").And.Contain(Path.Combine("a", "1.pgm")));
        });
    }

    // Its size is seen before its pixels are decoded.
    [Test]
    public async Task Read_OtherSizeAndDamagedPixels_SizeNamed()
    {
        Write("a/1.pgm", 1);
        Folder.Write("a/2.png", PngBytes.File(PngBytes.Header(5, 5), PngBytes.Chunk("IDAT", 1, 2, 3)));

        Assert.That((await ReadAsync()).Message, Does.Contain("2.png").And.Contain("5x5"));
    }

    [TestCase("a/x.jpg", "found JPEG")]
    [TestCase("a/x.png", "found JPEG")]
    public async Task Read_JpegWhateverItsName_Refused(string name, string problem)
    {
        Write("a/1.pgm", 1);
        Folder.Write(name, [0xFF, 0xD8, 0xFF, 0xE0]);

        Assert.That((await ReadAsync()).Message, Does.Contain(name.Replace('/', Path.DirectorySeparatorChar)).And.Contain(problem));
    }

    [Test]
    public async Task Read_DamagedFile_RefusedByName()
    {
        Write("a/1.pgm", 1);
        Folder.Write("a/2.pgm", [.. "P5 2 1 255 A"u8]);

        Assert.That((await ReadAsync()).FilePath, Is.EqualTo(Path.Combine(Folder.Root, "a", "2.pgm")));
    }

    [Test]
    public async Task Read_AllTogetherTooLarge_RefusedWithoutAllocating()
    {
        // Eleven images of 64 million pixels; their files have a length but no content.
        byte[] header = [.. "P5 8192 8192 255 "u8];
        for (var i = 0; i < 11; i++)
        {
            using var file = File.OpenWrite(Folder.Write($"a/{i:00}.pgm", header));
            file.SetLength(header.Length + (8192 * 8192));
        }

        Assert.That((await ReadAsync()).Message, Does.Contain("11 images").And.Contain("2,214,592,512 bytes"));
    }

    [Test]
    public async Task Read_NoFolderOrNoImages_Refused()
    {
        Assert.That((await ReadAsync()).Message, Does.Contain(Folder.Root).And.Contain("no images"));
        Assert.That(
            (await Refusal.OfAsync(() => ImageFolder.ReadAsync(Folder.PathOf("absent")))).Message,
            Does.Contain("absent").And.Contain("missing"));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Read_Progress_ToldAfterEachFile(CancellationToken token)
    {
        Write("a/1.pgm", 1);
        Write("a/2.pgm", 1);
        var reports = new List<ImageFolderProgress>();

        await ImageFolder.ReadAsync(Folder.Root, progress: new Recorder<ImageFolderProgress>(reports.Add), cancellationToken: token);

        Assert.That(reports, Is.EqualTo(new[] { new ImageFolderProgress(1, 2), new ImageFolderProgress(2, 2) }));
    }

    [Test]
    public void Read_CancelledBetweenFiles_Throws()
    {
        Write("a/1.pgm", 1);
        Folder.Write("a/2.pgm", [1]);
        using var cancellation = new CancellationTokenSource();

        Assert.That(
            () => ImageFolder.ReadAsync(Folder.Root, progress: new Recorder<ImageFolderProgress>(_ => cancellation.Cancel()), cancellationToken: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    // The decoder's pictures through the whole way: those of one size as one folder.
    [Test]
    [CancelAfter(30_000)]
    public async Task Read_Pictures_PixelsAsPillowHasThem(CancellationToken token)
    {
        var pictures = Picture.All().Where(picture => picture is { Width: 13, Height: 11 }).OrderBy(picture => picture.Name, StringComparer.Ordinal).ToArray();
        foreach (var picture in pictures)
        {
            Folder.Write("a/" + picture.Name, picture.Bytes);
        }

        var images = (await ImageFolder.ReadAsync(Folder.Root, ImageColors.Grey, cancellationToken: token)).Images;

        Assert.That(images.Count, Is.EqualTo(pictures.Length));
        for (var i = 0; i < pictures.Length; i++)
        {
            Assert.That(images.GetPixels(i).SequenceEqual(pictures[i].Grey), Is.True, pictures[i].Name);
        }
    }

    private Task<DatasetException> ReadAsync() => Refusal.OfAsync(() => ImageFolder.ReadAsync(Folder.Root));

    private void Write(string name, byte value, string size = "2 1")
    {
        var count = size.Split(' ').Select(int.Parse).Aggregate((a, b) => a * b);
        Folder.Write(name, [.. Encoding.ASCII.GetBytes($"P5 {size} 255 "), .. Enumerable.Repeat(value, count)]);
    }
}
