using Federation.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests;

internal sealed class BatchSourceTests
{
    [Test]
    public void FromTensors_Indices_ThoseRowsInThatOrder()
    {
        var source = BatchSource.FromTensors(arange(12, ScalarType.Float32).reshape(4, 3), tensor(new long[] { 5, 6, 7, 8 }));

        var (input, target) = source.Load([3, 0, 3]);

        Assert.Multiple(() =>
        {
            Assert.That(source.Count, Is.EqualTo(4));
            Assert.That(input.shape, Is.EqualTo(new long[] { 3, 3 }));
            Assert.That(input.data<float>().ToArray(), Is.EqualTo(new float[] { 9, 10, 11, 0, 1, 2, 9, 10, 11 }));
            Assert.That(target.data<long>().ToArray(), Is.EqualTo(new long[] { 8, 5, 8 }));
        });
    }

    [Test]
    public void FromTensors_TransposedInput_ByMeaningNotByMemory()
    {
        var source = BatchSource.FromTensors(arange(6, ScalarType.Float32).reshape(2, 3).t(), zeros(3));

        Assert.That(source.Load([1]).Input.data<float>().ToArray(), Is.EqualTo(new float[] { 1, 4 }));
    }

    [Test]
    public void FromTensors_OtherNumberOfTargets_Refused() =>
        Assert.That(() => BatchSource.FromTensors(zeros(4, 2), zeros(3)), Throws.ArgumentException.With.Message.Contains("4 inputs and 3 targets"));

    [Test]
    public void FromTensors_NoDimensions_Refused() =>
        Assert.That(() => BatchSource.FromTensors(tensor(1f), zeros(1)), Throws.ArgumentException.With.Message.Contains("no dimensions"));

    [Test]
    public void FromImages_Indices_NormalizedImagesAndLabels()
    {
        var images = ImageDataset.Create([0, 255, 51, 102, 255, 0], [1, 0, 1], new ImageShape(1, 1, 2), classCount: 2);
        var source = BatchSource.FromImages(images, new PixelNormalization([0.5f], [0.5f]));

        var (input, target) = source.Load([2, 1]);

        Assert.Multiple(() =>
        {
            Assert.That(source.Count, Is.EqualTo(3));
            Assert.That(input.shape, Is.EqualTo(new long[] { 2, 1, 1, 2 }));
            Assert.That(input.data<float>().ToArray(), Is.EqualTo(new[] { 1f, -1f, -0.6f, -0.2f }).Within(1e-6));
            Assert.That(target.data<long>().ToArray(), Is.EqualTo(new long[] { 1, 0 }));
        });
    }

    [Test]
    public void FromImages_OtherChannels_Refused() =>
        Assert.That(
            () => BatchSource.FromImages(ImageDataset.Create([0], [0], new ImageShape(1, 1, 1), 1), PixelNormalization.Symmetric),
            Throws.ArgumentException.With.Message.Contains("3 channels, the images have 1"));

    [Test]
    public void FromDataset_Dictionaries_StackedAndExamplesGivenBack()
    {
        using var dataset = new Squares();
        var source = BatchSource.FromDataset(dataset, example => (example["root"], example["square"]));

        var (input, target) = source.Load([3, 1]);

        Assert.Multiple(() =>
        {
            Assert.That(source.Count, Is.EqualTo(5));
            Assert.That(input.shape, Is.EqualTo(new long[] { 2, 1 }));
            Assert.That(input.data<float>().ToArray(), Is.EqualTo(new float[] { 3, 1 }));
            Assert.That(target.data<float>().ToArray(), Is.EqualTo(new float[] { 9, 1 }));
            Assert.That(dataset.Made, Has.Count.EqualTo(4).And.All.Matches<Tensor>(tensor => tensor.IsInvalid));
        });
    }

    [Test]
    public void FromDataset_Lists_ByPosition()
    {
        using var dataset = utils.data.TensorDataset(arange(6, ScalarType.Float32).reshape(3, 2), tensor(new long[] { 7, 8, 9 }));
        var source = BatchSource.FromDataset(dataset, example => (example[0], example[1]));

        var (input, target) = source.Load([2, 0]);

        Assert.Multiple(() =>
        {
            Assert.That(input.data<float>().ToArray(), Is.EqualTo(new float[] { 4, 5, 0, 1 }));
            Assert.That(target.data<long>().ToArray(), Is.EqualTo(new long[] { 9, 7 }));
        });
    }

    [Test]
    public void Load_InAScope_TensorsBelongToIt()
    {
        var source = BatchSource.FromTensors(zeros(4, 2), zeros(4));
        Tensor input, target;

        using (NewDisposeScope())
        {
            (input, target) = source.Load([1, 2]);
        }

        Assert.That((input.IsInvalid, target.IsInvalid), Is.EqualTo((true, true)));
        Assert.That(source.Load([0]).Input.shape, Is.EqualTo(new long[] { 1, 2 }));
    }

    private sealed class Squares : utils.data.Dataset
    {
        public List<Tensor> Made { get; } = [];

        public override long Count => 5;

        public override Dictionary<string, Tensor> GetTensor(long index)
        {
            var (root, square) = (tensor(new[] { (float)index }), tensor(new[] { (float)(index * index) }));
            Made.AddRange([root, square]);
            return new() { ["root"] = root, ["square"] = square };
        }
    }
}
