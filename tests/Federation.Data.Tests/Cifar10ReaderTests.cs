using Federation.Testing;

namespace Federation.Data.Tests;

internal sealed class Cifar10ReaderTests : TemporaryFolderTests
{
    [TestCase("test_batch.bin")]
    [TestCase("test_batch.bin.gz")]
    [TestCase("cifar-10-batches-bin/test_batch.bin")]
    [TestCase("cifar-10-batches-bin/test_batch.bin.gz")]
    [CancelAfter(30_000)]
    public async Task ReadTest_AnyPlaceAndForm_AllImagesRead(string name, CancellationToken token)
    {
        Folder.Write(name, CifarRecords.Make(salt: 3));

        Assert.That(Cifar10.IsPresent(Folder.Root), Is.True);
        var images = await Cifar10.ReadTestAsync(Folder.Root, token);

        Assert.Multiple(() =>
        {
            Assert.That(images.Count, Is.EqualTo(Cifar10.TestCount));
            Assert.That(images.Shape, Is.EqualTo(new ImageShape(3, 32, 32)));
            Assert.That(images.ClassCount, Is.EqualTo(10));
            Assert.That(images.Labels[9_999], Is.EqualTo((9_999 + 3) % 10));
            Assert.That(images.GetPixels(9_999).ToArray(), Is.All.EqualTo(unchecked((byte)(9_999 + 3))));
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadTrain_RangeAcrossTwoFiles_OnlyThoseFilesNeeded(CancellationToken token)
    {
        Folder.Write("data_batch_2.bin", CifarRecords.Make(salt: 0));
        Folder.Write("data_batch_3.bin.gz", CifarRecords.Make(salt: 1));

        var images = await Cifar10.ReadTrainAsync(Folder.Root, 19_998..20_002, token);

        Assert.Multiple(() =>
        {
            Assert.That(images.Labels.ToArray(), Is.EqualTo(new byte[] { 8, 9, 1, 2 }));
            Assert.That(images.GetPixels(1)[3071], Is.EqualTo(unchecked((byte)9_999)));
            Assert.That(images.GetPixels(2)[0], Is.EqualTo(1));
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadTrain_FileMissing_RefusedByName(CancellationToken token)
    {
        Folder.Write("data_batch_1.bin", CifarRecords.Make(salt: 0));

        var refusal = await Refusal.OfAsync(() => Cifar10.ReadTrainAsync(Folder.Root, cancellationToken: token));

        Assert.That(refusal.Message, Does.Contain("data_batch_2.bin").And.Contain("missing").And.Contain("cifar-10-batches-bin"));
    }

    [TestCase("test_batch.bin")]
    [TestCase("test_batch.bin.gz")]
    [CancelAfter(30_000)]
    public async Task ReadTest_FileTruncated_RefusedWithBothLengths(string name, CancellationToken token)
    {
        var path = Folder.Write(name, CifarRecords.Make(salt: 0)[..^5]);

        var refusal = await Refusal.OfAsync(() => Cifar10.ReadTestAsync(Folder.Root, token));

        Assert.Multiple(() =>
        {
            Assert.That(refusal.FilePath, Is.EqualTo(path));
            Assert.That(refusal.Message, Does.Contain(path).And.Contain("30,730,000").And.Contain("30,729,995"));
        });
    }

    [TestCase("test_batch.bin")]
    [TestCase("test_batch.bin.gz")]
    [CancelAfter(30_000)]
    public async Task ReadTest_FileTooLong_Refused(string name, CancellationToken token)
    {
        Folder.Write(name, [.. CifarRecords.Make(salt: 0), 0]);

        var refusal = await Refusal.OfAsync(() => Cifar10.ReadTestAsync(Folder.Root, token));

        Assert.That(refusal.Message, Does.Contain(name).And.Contain("too long").And.Contain("30,730,000"));
    }

    [TestCase("test_batch.bin")]
    [TestCase("test_batch.bin.gz")]
    [CancelAfter(30_000)]
    public async Task ReadTest_LabelOutOfRange_RecordNamed(string name, CancellationToken token)
    {
        var bytes = CifarRecords.Make(salt: 0);
        bytes[1234 * CifarRecords.Size] = 10;
        Folder.Write(name, bytes);

        var refusal = await Refusal.OfAsync(() => Cifar10.ReadTestAsync(Folder.Root, token));

        Assert.That(refusal.Message, Does.Contain(name).And.Contain("Record 1234").And.Contain("label 10").And.Contain("0 to 9"));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadTest_CompressedFileCutOff_Refused(CancellationToken token)
    {
        var path = Folder.Write("test_batch.bin.gz", CifarRecords.Make(salt: 0));
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path, token))[..5000], token);

        var refusal = await Refusal.OfAsync(() => Cifar10.ReadTestAsync(Folder.Root, token));

        Assert.That(refusal.Message, Does.Contain("test_batch.bin.gz").And.Contain("30,730,000"));
    }

    // Told by the content, not by the name: a browser may have unpacked what it saved.
    [Test]
    [CancelAfter(30_000)]
    public async Task ReadTest_PlainFileNamedGz_Read(CancellationToken token)
    {
        await File.WriteAllBytesAsync(Folder.PathOf("test_batch.bin.gz"), CifarRecords.Make(salt: 3), token);

        Assert.That((await Cifar10.ReadTestAsync(Folder.Root, token)).Labels[9_999], Is.EqualTo((9_999 + 3) % 10));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadTest_CompressedFileDamaged_Refused(CancellationToken token)
    {
        await File.WriteAllBytesAsync(Folder.PathOf("test_batch.bin.gz"), [0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], token);

        var refusal = await Refusal.OfAsync(() => Cifar10.ReadTestAsync(Folder.Root, token));

        Assert.That(refusal.Message, Does.Contain("test_batch.bin.gz").And.Contain("not sound gzip"));
    }

    [Test]
    public void ReadTest_Cancelled_Throws()
    {
        Folder.Write("test_batch.bin", CifarRecords.Make(salt: 0));

        Assert.That(
            () => Cifar10.ReadTestAsync(Folder.Root, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void IsPresent_EmptyOrAbsentFolder_False()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Cifar10.IsPresent(Folder.Root), Is.False);
            Assert.That(Cifar10.IsPresent(Folder.PathOf("absent")), Is.False);
        });
    }
}
