using Federation.Testing;

namespace Federation.Data.Tests;

internal sealed class IdxImagesTests : TemporaryFolderTests
{
    [Test]
    [CancelAfter(30_000)]
    public async Task Read_OtherShapeAndManyClasses_Read(CancellationToken token)
    {
        var images = await IdxImages.ReadAsync(
            Folder.Write("i", IdxBytes.Make([2, 1, 3], [1, 2, 3, 4, 5, 6])), Folder.Write("l", IdxBytes.Make([2], [255, 46])), 256, cancellationToken: token);

        Assert.Multiple(() =>
        {
            Assert.That(images.Shape, Is.EqualTo(new ImageShape(1, 1, 3)));
            Assert.That(images.GetPixels(1).ToArray(), Is.EqualTo(new byte[] { 4, 5, 6 }));
            Assert.That(images.Labels.ToArray(), Is.EqualTo(new byte[] { 255, 46 }));
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Read_NoImages_EmptySet(CancellationToken token)
    {
        var images = await IdxImages.ReadAsync(
            Folder.Write("i", IdxBytes.Images(0)), Folder.Write("l", IdxBytes.Labels(0)), 10, cancellationToken: token);

        Assert.That(images.Count, Is.Zero);
    }

    [Test]
    public async Task Read_FilesSwapped_MagicNumberNamed()
    {
        var refusal = await ReadAsync(IdxBytes.Labels(5), IdxBytes.Images(5));

        Assert.That(refusal.Message, Does.Contain("images").And.Contain("byte 0").And.Contain("0x00000803").And.Contain("0x00000801"));
    }

    [Test]
    public async Task Read_NotIdx_MagicNumberNamed() =>
        Assert.That((await ReadAsync([.. "<html>Not found</html>"u8], IdxBytes.Labels(5))).Message, Does.Contain("found 0x3c68746d"));

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(15)]
    public async Task Read_HeaderCutOff_EndNamed(int length) =>
        Assert.That(
            (await ReadAsync(IdxBytes.Images(5)[..length], IdxBytes.Labels(5))).Message,
            Does.Contain($"ends at byte {length};").And.Contain("16 bytes"));

    [TestCase(false)]
    [TestCase(true)]
    public async Task Read_ImagesCutOff_EndNamed(bool compressed)
    {
        var bytes = IdxBytes.Images(5)[..^1];

        var refusal = await ReadAsync(compressed ? TemporaryFolder.Compress(bytes) : bytes, IdxBytes.Labels(5));

        Assert.That(refusal.Message, Does.Contain("images").And.Contain("5 x 28 x 28").And.Contain(compressed ? "ends at byte 3,935" : "more than 3,935"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Read_OneByteTooMany_PlaceNamed(bool compressed)
    {
        byte[] bytes = [.. IdxBytes.Labels(5), 0];

        var refusal = await ReadAsync(IdxBytes.Images(5), compressed ? TemporaryFolder.Compress(bytes) : bytes);

        Assert.That(refusal.Message, Does.Contain("labels").And.Contain("goes on at byte 13"));
    }

    [Test]
    public async Task Read_CountsDiffer_BothNamed()
    {
        var refusal = await ReadAsync(IdxBytes.Images(5), IdxBytes.Labels(6));

        Assert.That(refusal.Message, Does.Contain("labels").And.Contain("byte 4").And.Contain("5 labels").And.Contain("found 6"));
    }

    [Test]
    public async Task Read_LabelOutOfRange_PlaceNamed()
    {
        var labels = IdxBytes.Labels(5);
        labels[8 + 3] = 10;

        var refusal = await ReadAsync(IdxBytes.Images(5), labels);

        Assert.That(refusal.Message, Does.Contain("byte 11").And.Contain("image 3").And.Contain("label 10").And.Contain("0 to 9"));
    }

    [Test]
    public async Task Read_LabelOutOfRangeWithinRange_PlaceInFileNamed()
    {
        var labels = IdxBytes.Labels(5);
        labels[8 + 3] = 10;

        var refusal = await ReadAsync(IdxBytes.Images(5), labels, 2..5);

        Assert.That(refusal.Message, Does.Contain("byte 11").And.Contain("image 3"));
    }

    // Sizes whose product does not even fit in 64 bits, and ones that would take a terabyte, in files of a few bytes.
    [TestCase(false, 2147483647u, 2147483647u)]
    [TestCase(true, 2147483647u, 2147483647u)]
    [TestCase(false, 1048576u, 1048576u)]
    [TestCase(true, 1048576u, 1048576u)]
    public async Task Read_AbsurdSize_RefusedWithoutAllocatingIt(bool compressed, uint count, uint rows)
    {
        var bytes = IdxBytes.Make([count, rows, 28], new byte[100]);
        var before = GC.GetTotalAllocatedBytes();

        var refusal = await ReadAsync(compressed ? TemporaryFolder.Compress(bytes) : bytes, IdxBytes.Labels(5));

        Assert.That(refusal.Message, Does.Contain("images").And.Contain($"{count:N0} x {rows:N0} x 28"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(50_000_000));
    }

    [Test]
    public async Task Read_SizeAboveInt32_PlaceNamed() =>
        Assert.That(
            (await ReadAsync(IdxBytes.Make([1, 28, 0x80000000], []), IdxBytes.Labels(1))).Message,
            Does.Contain("byte 12").And.Contain("dimension 2").And.Contain("2,147,483,648"));

    [Test]
    public async Task Read_NoImagesOfAbsurdSize_Refused() =>
        Assert.That(
            (await ReadAsync(IdxBytes.Make([0, int.MaxValue, int.MaxValue], []), IdxBytes.Labels(0))).Message, Does.Contain("0 items of 4,611,686,014,132,420,609 bytes"));

    [Test]
    public async Task Read_NoRows_PlaceNamed() =>
        Assert.That(
            (await ReadAsync(IdxBytes.Make([1, 0, 28], []), IdxBytes.Labels(1))).Message, Does.Contain("byte 8").And.Contain("size 0"));

    [Test]
    public async Task Read_GzipCutOff_Refused()
    {
        var compressed = TemporaryFolder.Compress(IdxBytes.Images(5));

        Assert.That((await ReadAsync(compressed[..^20], IdxBytes.Labels(5))).Message, Does.Contain("images"));
    }

    // The items are all there and the length is right: only the checksum at the end tells.
    [Test]
    public async Task Read_GzipChecksumWrong_Refused()
    {
        var compressed = TemporaryFolder.Compress(IdxBytes.Images(5));
        compressed[^8] ^= 1;

        Assert.That((await ReadAsync(compressed, IdxBytes.Labels(5))).Message, Does.Contain("images").And.Contain("gzip"));
    }

    [Test]
    public async Task Read_FileMissing_RefusedByName()
    {
        var refusal = await Refusal.OfAsync(() => IdxImages.ReadAsync(Folder.PathOf("absent"), "labels", 10));

        Assert.That(refusal.Message, Does.Contain("absent").And.Contain("missing"));
    }

    [TestCase(0)]
    [TestCase(257)]
    public void Read_ClassCountOutOfRange_Refused(int classCount) =>
        Assert.That(() => IdxImages.ReadAsync("i", "l", classCount), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private Task<DatasetException> ReadAsync(byte[] images, byte[] labels, Range? range = null) =>
        Refusal.OfAsync(() => IdxImages.ReadAsync(Folder.Write("images", images), Folder.Write("labels", labels), 10, range));
}
