using Federation.Testing;
using TwoDevices.Data;
using TwoDevices.Running;
using TwoDevices.Tests.Support;

namespace TwoDevices.Tests;

[CancelAfter(300_000)]
internal sealed class TrialTests : TemporaryFolderTests
{
    [Test]
    public async Task RunAsync_PicturesThatAreEasy_MergedModelKnowsBothClasses(CancellationToken cancellationToken)
    {
        PictureFolder.WriteBoth(Folder, 100);
        var pictures = await OwnPictures.ReadAsync(Folder.Root, cancellationToken);
        var (layers, _) = await Small.BaseAsync(null, 0, cancellationToken);

        var result = await Trial.RunAsync(layers, pictures, new Settings { Rounds = 2 }, cancellationToken);

        TestContext.Out.WriteLine($"{result.Base} {string.Join(' ', result.Rounds.Select(round => $"{string.Join(' ', round.Devices)} {round.Merged}"))}");
        Assert.That(result.Rounds, Has.Count.EqualTo(2));
        Assert.That(result.Rounds[^1].Merged.Accuracy, Is.GreaterThan(0.95));
        Assert.That(result.Base.Accuracy, Is.LessThan(0.8));
    }

    [Test]
    public async Task RunAsync_GeneratedImages_EachDevicePrefersItsOwnClassAndTheMergedModelNeither(CancellationToken cancellationToken)
    {
        var data = await Small.GeneratedAsync(cancellationToken);
        var (layers, _) = await Small.BaseAsync(data, 1, cancellationToken);

        var result = await Trial.RunAsync(layers, CatsAndDogs.Of(data), new Settings(), cancellationToken);

        var (first, second, merged) = (result.Rounds[0].Devices[0], result.Rounds[0].Devices[1], result.Rounds[0].Merged);
        TestContext.Out.WriteLine($"{result.Base} {first} {second} {merged}");
        Assert.Multiple(() =>
        {
            Assert.That(first.Second, Is.GreaterThan(first.First + 0.3));
            Assert.That(second.First, Is.GreaterThan(second.Second + 0.3));
            Assert.That(Math.Abs(merged.First - merged.Second), Is.LessThan(Math.Min(first.Second - first.First, second.First - second.Second)));
        });
    }

    [Test]
    public async Task RunAsync_SeedAgain_SameScoresWhateverTheParallelism(CancellationToken cancellationToken)
    {
        PictureFolder.WriteBoth(Folder, 100);
        var pictures = await OwnPictures.ReadAsync(Folder.Root, cancellationToken);
        var (layers, _) = await Small.BaseAsync(null, 0, cancellationToken);
        var settings = new Settings { Rounds = 2, Epochs = 2, MaxParallelism = 1 };

        var one = await Trial.RunAsync(layers, pictures, settings, cancellationToken);
        var two = await Trial.RunAsync(layers, pictures, settings with { MaxParallelism = 2 }, cancellationToken);
        var eight = await Trial.RunAsync(layers, pictures, settings with { MaxParallelism = 8 }, cancellationToken);

        Assert.That(Scores(two), Is.EqualTo(Scores(one)));
        Assert.That(Scores(eight), Is.EqualTo(Scores(one)));
    }

    private static IEnumerable<Score> Scores(TrialResult result) =>
        [result.Base, .. result.Rounds.SelectMany(round => round.Devices.Append(round.Merged))];
}
