using System.Text.Json.Nodes;
using Federation.Testing;
using Data = Federation.Data.Cifar10;

namespace Cifar10.Tests;

/// <summary>Whether the federation learns.</summary>
internal sealed class LearningTests : TemporaryFolderTests
{
    [Test]
    [CancelAfter(300_000)]
    public async Task Run_GeneratedImages_AccuracyRisesEveryRound(CancellationToken token)
    {
        var (accuracies, baseline) = await RunAsync(
            token, "--generated", "--client-images", "1000", "--test-images", "2000", "--rounds", "4");

        Assert.Multiple(() =>
        {
            Assert.That(accuracies, Is.Ordered);
            Assert.That(accuracies[^1], Is.GreaterThan(0.2), "chance is 0.1");
            Assert.That(baseline, Is.GreaterThan(0.2));
        });
    }

    // PyTorch ends round 5 at 0.457 to 0.460, and the baseline at 0.427 to 0.438, over three seeds. Ours ends at 0.455 to 0.464 over
    // five, 0.457 for the default one; another processor's rounding moves that by some thousandths.
    [Test]
    [CancelAfter(1_200_000)]
    public async Task Run_PublishedImages_AsGoodAsPyTorch(CancellationToken token)
    {
        var folder = Environment.GetEnvironmentVariable("FEDERATION_DATA");
        if (string.IsNullOrEmpty(folder) || !Data.IsPresent(folder))
        {
            Assert.Ignore("CIFAR-10 is not at hand (FEDERATION_DATA): the accuracy on it was not measured.");
        }

        var (accuracies, baseline) = await RunAsync(token, "--data", folder!);

        Assert.Multiple(() =>
        {
            Assert.That(accuracies, Has.Count.EqualTo(5).And.Ordered);
            Assert.That(accuracies[^1], Is.GreaterThan(baseline).And.GreaterThan(0.45));
            Assert.That(baseline, Is.InRange(0.42, 0.45));
        });
    }

    private async Task<(IReadOnlyList<double> Accuracies, double Baseline)> RunAsync(CancellationToken token, params string[] arguments)
    {
        var path = Folder.PathOf("history.json");
        var (exitCode, output) = await SampleProcess.RunAsync(token, [.. arguments, "--history", path]);
        Assert.That(exitCode, Is.Zero, output);

        var history = JsonNode.Parse(await File.ReadAllTextAsync(path, token))!;
        return ([.. history["rounds"]!.AsArray().Select(round => (double)round!["testAccuracy"]!)], (double)history["baseline"]!["testAccuracy"]!);
    }
}
