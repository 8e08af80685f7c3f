using Federation.Data;
using MnistExperiments.Server;

namespace MnistExperiments.Tests;

internal sealed class TestTenthsTests
{
    private static readonly ImageDataset Test = GeneratedDataset.LikeMnist(1).Test(200);

    [Test]
    public void Of_SameRound_SameImagesForAllModels()
    {
        var tenths = new TestTenths(Test, seed: 1);

        Assert.Multiple(() =>
        {
            Assert.That(tenths.Size, Is.EqualTo(20));
            Assert.That(tenths.Of(1).Count, Is.EqualTo(20));
            Assert.That(Pixels(new TestTenths(Test, seed: 1).Of(1)), Is.EqualTo(Pixels(tenths.Of(1))));
        });
    }

    [Test]
    public void Of_OtherRoundOrSeed_OtherImages()
    {
        var first = Pixels(new TestTenths(Test, seed: 1).Of(1));

        Assert.That(Pixels(new TestTenths(Test, seed: 1).Of(2)), Is.Not.EqualTo(first));
        Assert.That(Pixels(new TestTenths(Test, seed: 2).Of(1)), Is.Not.EqualTo(first));
    }

    [Test]
    public void Of_FewImages_AtLeastOne() => Assert.That(new TestTenths(Test[..5], seed: 1).Of(1).Count, Is.EqualTo(1));

    private static byte[] Pixels(ImageDataset images) => [.. Enumerable.Range(0, images.Count).SelectMany(i => images.GetPixels(i).ToArray())];
}
