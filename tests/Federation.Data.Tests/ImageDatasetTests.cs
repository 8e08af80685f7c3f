namespace Federation.Data.Tests;

internal sealed class ImageDatasetTests
{
    private static readonly ImageShape Tiny = new(2, 1, 2);

    // Three images of two channels with two pixels each.
    private static ImageDataset Three() => ImageDataset.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255], [2, 0, 1], Tiny, 3);

    [Test]
    public void Create_SourceChangedAfterwards_SetUnchanged()
    {
        byte[] pixels = [1, 2, 3, 4];
        byte[] labels = [0];
        var images = ImageDataset.Create(pixels, labels, Tiny, 1);

        pixels[0] = 9;
        labels[0] = 9;

        Assert.Multiple(() =>
        {
            Assert.That(images.GetPixels(0)[0], Is.EqualTo(1));
            Assert.That(images.Labels[0], Is.Zero);
        });
    }

    [Test]
    public void Slice_OfASlice_SameMemory()
    {
        var images = Three();
        var last = images[1..][1..];

        Assert.Multiple(() =>
        {
            Assert.That(last.Count, Is.EqualTo(1));
            Assert.That(last.Labels.ToArray(), Is.EqualTo(new byte[] { 1 }));
            Assert.That(last.GetPixels(0) == images.GetPixels(2), Is.True, "the spans are over the same memory");
        });
    }

    [TestCase(-1, 1)]
    [TestCase(0, 4)]
    [TestCase(3, 1)]
    [TestCase(2, int.MaxValue)]
    public void Slice_NotWithin_Refused(int start, int length) =>
        Assert.That(() => Three().Slice(start, length), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Select_OfASlice_ChosenImagesInOrderSameMemory()
    {
        var images = Three();
        var chosen = images[1..].Select([1, 0, 1]);

        Assert.Multiple(() =>
        {
            Assert.That(chosen.Count, Is.EqualTo(3));
            Assert.That(chosen.ClassCount, Is.EqualTo(3));
            Assert.That(chosen.Labels.ToArray(), Is.EqualTo(new byte[] { 1, 0, 1 }));
            Assert.That(chosen.GetPixels(0) == images.GetPixels(2), Is.True, "the spans are over the same memory");
            Assert.That(chosen.GetPixels(1) == images.GetPixels(1), Is.True);
        });
    }

    [Test]
    public void Select_SlicedAndSelectedAgain_PlacesFollow()
    {
        var images = Three().Select([2, 1, 0])[1..].Select([1, 0]);
        var pixels = new float[8];
        var labels = new long[2];

        images.CopyBatch([1, 0], new PixelNormalization([0, 0], [1, 1]), pixels, labels);

        Assert.Multiple(() =>
        {
            Assert.That(images.Labels.ToArray(), Is.EqualTo(new byte[] { 2, 0 }));
            Assert.That(labels, Is.EqualTo(new long[] { 0, 2 }));
            Assert.That(pixels, Is.EqualTo(new[] { 4 / 255f, 5 / 255f, 6 / 255f, 7 / 255f, 0, 1 / 255f, 2 / 255f, 3 / 255f }));
        });
    }

    [Test]
    public void Select_IndicesChangedAfterwards_ViewUnchanged()
    {
        int[] indices = [1];
        var chosen = Three().Select(indices);

        indices[0] = 2;

        Assert.That(chosen.GetPixels(0)[0], Is.EqualTo(4));
    }

    [Test]
    public void Select_Nothing_Empty() => Assert.That(Three().Select([]).Count, Is.Zero);

    [TestCase(-1)]
    [TestCase(2)]
    public void Select_NotWithin_Refused(int index) =>
        Assert.That(() => Three()[1..].Select([0, index]), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(-1)]
    [TestCase(1)]
    public void GetPixels_NotWithinView_Refused(int index) =>
        Assert.That(() => Three()[1..2].GetPixels(index).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Create_LengthsDoNotFit_Refused() =>
        Assert.That(
            () => ImageDataset.Create(new byte[7], new byte[2], Tiny, 1),
            Throws.ArgumentException.With.Message.Contains("8 bytes").And.Message.Contains("7"));

    [TestCase(0, 1, 1)]
    [TestCase(3, 65536, 65536)]
    public void Create_AbsurdShape_Refused(int channels, int height, int width) =>
        Assert.That(
            () => ImageDataset.Create([], [], new ImageShape(channels, height, width), 1),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("shape"));

    [Test]
    public void Create_LabelOutOfRange_Refused() =>
        Assert.That(
            () => ImageDataset.Create(new byte[8], [0, 3], Tiny, 3),
            Throws.ArgumentException.With.Message.Contains("Image 1").And.Message.Contains("label 3").And.Message.Contains("0 to 2"));

    [Test]
    public void CopyBatch_ChosenImages_NormalizedPerChannelInOrder()
    {
        var pixels = new float[8];
        var labels = new long[2];

        Three().CopyBatch([2, 0], new PixelNormalization([0.5f, 0f], [0.5f, 2f]), pixels, labels);

        Assert.Multiple(() =>
        {
            Assert.That(labels, Is.EqualTo(new long[] { 1, 2 }));
            Assert.That(pixels[0], Is.EqualTo(((8 / 255f) - 0.5f) / 0.5f));
            Assert.That(pixels[1], Is.EqualTo(((9 / 255f) - 0.5f) / 0.5f));
            Assert.That(pixels[2], Is.EqualTo(10 / 255f / 2f));
            Assert.That(pixels[3], Is.EqualTo(0.5f));
            Assert.That(pixels[4], Is.EqualTo(-1f));
        });
    }

    [Test]
    public void CopyBatch_WrongBufferOrChannels_Refused()
    {
        var images = Three();
        var grey = new PixelNormalization([0.5f], [0.5f]);
        var two = new PixelNormalization([0, 0], [1, 1]);

        Assert.Multiple(() =>
        {
            Assert.That(() => images.CopyBatch([0], two, new float[3], new long[1]), Throws.ArgumentException.With.Property("ParamName").EqualTo("pixels"));
            Assert.That(() => images.CopyBatch([0], two, new float[4], new long[2]), Throws.ArgumentException.With.Property("ParamName").EqualTo("labels"));
            Assert.That(() => images.CopyBatch([0], grey, new float[4], new long[1]), Throws.ArgumentException.With.Message.Contains("1 channels"));
            Assert.That(() => images.CopyBatch([3], two, new float[4], new long[1]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }
}
