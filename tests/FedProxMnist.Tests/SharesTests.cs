using Federation.Data;
using FedProxMnist.Training;

namespace FedProxMnist.Tests;

internal sealed class SharesTests
{
    [Test]
    public void Load_EachClient_TwoLabelsAndNineTenthsOfItsImages()
    {
        var partition = Partitioner.PowerLaw(SmallSetting.Images.Train.Labels, 30, 7);
        var shares = new Shares(SmallSetting.Images, 30, 7);

        Assert.Multiple(() =>
        {
            for (var client = 0; client < 30; client++)
            {
                using var images = shares.Load(client);
                var labels = images.Labels.data<long>().ToArray();
                Assert.That(images.Pixels.shape, Is.EqualTo(new[] { labels.Length, 784 }));
                Assert.That(labels.Distinct(), Is.SubsetOf(new long[] { client % 10, (client + 1) % 10 }));
                Assert.That(labels, Has.Length.EqualTo(shares.CountOf(client)));
                Assert.That(labels, Has.Length.EqualTo(partition[client].Length - (partition[client].Length / 10)));
            }
        });
    }

    [Test]
    public void CountOf_AnotherSeed_OtherSizes()
    {
        var (first, second) = (new Shares(SmallSetting.Images, 30, 1), new Shares(SmallSetting.Images, 30, 2));

        Assert.That(Enumerable.Range(0, 30).Select(second.CountOf), Is.Not.EqualTo(Enumerable.Range(0, 30).Select(first.CountOf)));
    }
}
