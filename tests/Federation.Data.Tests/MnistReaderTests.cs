using Federation.Testing;

namespace Federation.Data.Tests;

internal sealed class MnistReaderTests : TemporaryFolderTests
{
    [TestCase("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")]
    [TestCase("t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte.gz")]
    [TestCase("t10k-images-idx3-ubyte.gz", "t10k-labels.idx1-ubyte")]
    [TestCase("MNIST/raw/t10k-images-idx3-ubyte.gz", "MNIST/raw/t10k-labels-idx1-ubyte")]
    [CancelAfter(30_000)]
    public async Task ReadTest_AnyPlaceNameAndForm_AllImagesRead(string imagesName, string labelsName, CancellationToken token)
    {
        Folder.Write(imagesName, IdxBytes.Images(25));
        Folder.Write(labelsName, IdxBytes.Labels(25));

        Assert.That(Mnist.IsPresent(Folder.Root), Is.True);
        var images = await Mnist.ReadTestAsync(Folder.Root, token);

        Assert.Multiple(() =>
        {
            Assert.That(images.Count, Is.EqualTo(25));
            Assert.That(images.Shape, Is.EqualTo(new ImageShape(1, 28, 28)));
            Assert.That(images.ClassCount, Is.EqualTo(10));
            Assert.That(images.Labels[24], Is.EqualTo(4));
            Assert.That(images.GetPixels(24).ToArray(), Is.All.EqualTo(24));
        });
    }

    // Larger than the piece that is read at once, so that skipping and reading cross its border.
    [TestCase("")]
    [TestCase(".gz")]
    [CancelAfter(30_000)]
    public async Task ReadTrain_Range_OnlyThoseImages(string suffix, CancellationToken token)
    {
        Folder.Write("train-images-idx3-ubyte" + suffix, IdxBytes.Images(5_000));
        Folder.Write("train-labels-idx1-ubyte" + suffix, IdxBytes.Labels(5_000));

        var images = await Mnist.ReadTrainAsync(Folder.Root, 2_998..4_997, token);

        Assert.Multiple(() =>
        {
            Assert.That(images.Count, Is.EqualTo(1_999));
            Assert.That(images.Labels[..3].ToArray(), Is.EqualTo(new byte[] { 8, 9, 0 }));
            for (var i = 0; i < images.Count; i++)
            {
                Assert.That(images.GetPixels(i).IndexOfAnyExcept(unchecked((byte)(2_998 + i))), Is.EqualTo(-1));
            }
        });
    }

    [Test]
    public void ReadTrain_RangeTooFar_Refused()
    {
        Folder.Write("train-images-idx3-ubyte", IdxBytes.Images(5));
        Folder.Write("train-labels-idx1-ubyte", IdxBytes.Labels(5));

        Assert.That(() => Mnist.ReadTrainAsync(Folder.Root, 3..6), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadTrain_LabelsMissing_RefusedByName(CancellationToken token)
    {
        Folder.Write("train-images-idx3-ubyte", IdxBytes.Images(5));

        var refusal = await Refusal.OfAsync(() => Mnist.ReadTrainAsync(Folder.Root, cancellationToken: token));

        Assert.That(
            refusal.Message, Does.Contain("train-labels-idx1-ubyte").And.Contain("missing").And.Contain(Path.Combine("MNIST", "raw")));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ReadTest_OtherSize_Refused(CancellationToken token)
    {
        Folder.Write("t10k-images-idx3-ubyte", IdxBytes.Images(5, rows: 32, columns: 20));
        Folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Labels(5));

        var refusal = await Refusal.OfAsync(() => Mnist.ReadTestAsync(Folder.Root, token));

        Assert.That(refusal.Message, Does.Contain("t10k-images-idx3-ubyte").And.Contain("28x28").And.Contain("32x20"));
    }

    [Test]
    public void ReadTest_Cancelled_Throws()
    {
        Folder.Write("t10k-images-idx3-ubyte", IdxBytes.Images(5));
        Folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Labels(5));

        Assert.That(
            () => Mnist.ReadTestAsync(Folder.Root, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void IsPresent_EmptyOrAbsentFolder_False()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Mnist.IsPresent(Folder.Root), Is.False);
            Assert.That(Mnist.IsPresent(Folder.PathOf("absent")), Is.False);
        });
    }
}
