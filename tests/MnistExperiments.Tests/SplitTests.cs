using Federation.Data;
using MnistExperiments.Splits;

namespace MnistExperiments.Tests;

internal sealed class SplitTests
{
    private static readonly ImageDataset Train = GeneratedDataset.LikeMnist(1).Train(0, 5_000);
    private static readonly Settings Settings = new() { Images = 1_000 };

    [Test]
    public void Make_Uniform_EachClientHasAsManyOfEachDigit()
    {
        var summary = Summarize(Split.Uniform, Settings);

        Assert.That(summary.Count, Is.EqualTo(5));
        for (var client = 0; client < summary.Count; client++)
        {
            Assert.That(summary[client].ToArray(), Is.EqualTo(Enumerable.Repeat(20, 10)));
        }
    }

    [Test]
    public void Make_Equal_SizesEqualDigitsNot()
    {
        var summary = Summarize(Split.Equal, Settings);

        Assert.That(summary.Sizes, Is.EqualTo(Enumerable.Repeat(200, 5)));
        Assert.That(summary[0].ToArray().Distinct().Count(), Is.GreaterThan(1));
    }

    [Test]
    public void Make_Different_SizesDifferAndHoldAllThatIsDivided()
    {
        var partition = Split.Make(Split.Different, Train, Settings);

        var all = Enumerable.Range(0, partition.Count).SelectMany(client => partition[client].ToArray()).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(partition.Sizes.Sum(), Is.EqualTo(1_000));
            Assert.That(partition.Sizes, Is.All.GreaterThanOrEqualTo(20));
            Assert.That(partition.Sizes.Distinct().Count(), Is.GreaterThan(1));
            Assert.That(all, Is.Unique);
            Assert.That(all.Max(), Is.GreaterThan(2_000), "the images are drawn from all of them");
        });
    }

    [Test]
    public void Make_Skewed_TwoDigitsInBulkAndAHandfulOfTheRest()
    {
        var summary = Summarize(Split.Skewed, Settings);

        for (var client = 0; client < summary.Count; client++)
        {
            Assert.That(summary[client].ToArray().Order(), Is.EqualTo(new[] { 2, 2, 2, 2, 2, 2, 2, 2, 92, 92 }));
        }
    }

    [Test]
    public void Make_AllImages_AsManyAsTheSplitAllows([ValueSource(typeof(Split), nameof(Split.Names))] string experiment, [Values(2, 5, 7, 40)] int clients)
    {
        var summary = Summarize(experiment, Settings with { Images = Train.Count, Clients = clients });

        Assert.That(summary.Count, Is.EqualTo(clients));
        Assert.That(summary.TotalCount, Is.InRange(Train.Count / 3, Train.Count));
        Assert.That(summary.Sizes, Is.All.GreaterThan(0));
    }

    [Test]
    public void Make_Seed_DecidesWhoHasWhat([ValueSource(typeof(Split), nameof(Split.Names))] string experiment)
    {
        var one = Split.Make(experiment, Train, Settings)[0].ToArray();

        Assert.That(Split.Make(experiment, Train, Settings)[0].ToArray(), Is.EqualTo(one));
        Assert.That(Split.Make(experiment, Train, Settings with { Seed = 1 })[0].ToArray(), Is.Not.EqualTo(one));
    }

    [Test]
    public void Make_UnknownName_RefusedWithTheNames() =>
        Assert.That(() => Split.Make("even", Train, Settings), Throws.ArgumentException.With.Message.Contains("\"even\"").And.Message.Contains("skewed"));

    private static PartitionSummary Summarize(string experiment, Settings settings) =>
        Split.Make(experiment, Train, settings).Summarize(Train.Labels, Train.ClassCount);
}
