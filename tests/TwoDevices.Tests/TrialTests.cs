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
            Assert.That(first.Second, Is.GreaterThan(first.First + 6));
            Assert.That(second.First, Is.GreaterThan(second.Second + 6));
            Assert.That(Math.Abs(merged.First - merged.Second), Is.LessThan(Math.Min(first.Second - first.First, second.First - second.Second)));
        });
    }

    [Test]
    public async Task RunAsync_SeedAgain_SameScoresWhateverTheParallelism(CancellationToken cancellationToken)
    {
        var pictures = CatsAndDogs.Of(await Small.GeneratedAsync(cancellationToken));
        var (layers, _) = await Small.BaseAsync(null, 0, cancellationToken);
        var settings = new Settings { Rounds = 2, Epochs = 2, MaxParallelism = 1 };

        var one = await Trial.RunAsync(layers, pictures, settings, cancellationToken);
        var two = await Trial.RunAsync(layers, pictures, settings with { MaxParallelism = 2 }, cancellationToken);
        var eight = await Trial.RunAsync(layers, pictures, settings with { MaxParallelism = 8 }, cancellationToken);

        Assert.That(Scores(two), Is.EqualTo(Scores(one)));
        Assert.That(Scores(eight), Is.EqualTo(Scores(one)));
        Assert.That(Small.Bytes(two.Head), Is.EqualTo(Small.Bytes(one.Head)));
        Assert.That(Small.Bytes(eight.Head), Is.EqualTo(Small.Bytes(one.Head)));
    }

    [Test]
    public async Task RunAsync_OneRound_HeadOfTwoClassesIsAllThatTravels(CancellationToken cancellationToken)
    {
        var pictures = CatsAndDogs.Of(await Small.GeneratedAsync(cancellationToken));
        var (layers, _) = await Small.BaseAsync(null, 0, cancellationToken);

        var result = await Trial.RunAsync(layers, pictures, new Settings { Epochs = 1 }, cancellationToken);

        Assert.That(result.Head.Manifest.Select(spec => spec.Name), Is.EqualTo(new[] { "head.weight", "head.bias" }));
        Assert.That(result.Head[1].Data.Length, Is.EqualTo(2 * sizeof(float)));
    }

    private static IEnumerable<Score> Scores(TrialResult result) =>
        [result.Base, .. result.Rounds.SelectMany(round => round.Devices.Append(round.Merged))];
}
