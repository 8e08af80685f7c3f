using System.Text.Json.Nodes;
using CifarSample.Server;
using Federation.Testing;

namespace Cifar10.Tests;

/// <summary>Small runs of each strategy, and of what can be in its way.</summary>
internal sealed class StrategyTests : TemporaryFolderTests
{
    // Bulyan needs seven clients for one that may send anything.
    private static readonly string[] Small =
        ["--generated", "--clients", "7", "--client-images", "60", "--test-images", "100", "--rounds", "2", "--no-baseline"];

    private static IEnumerable<string> Strategies => StrategyCatalogue.Names;

    [TestCaseSource(nameof(Strategies))]
    [CancelAfter(120_000)]
    public async Task Run_EachStrategy_NobodyFailsAndTheModelChanges(string strategy, CancellationToken token)
    {
        var rounds = await RunAsync(token, "--strategy", strategy);

        Assert.Multiple(() =>
        {
            Assert.That(rounds.Select(round => round["failures"]!.AsArray().Count), Is.All.Zero);
            Assert.That(Losses(rounds), Is.Unique.And.All.InRange(0.0, 10.0));
        });
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task Run_Stragglers_DroppedByFedAvgAndRecorded(CancellationToken token)
    {
        var rounds = await RunAsync(token, "--strategy", "fedavg", "--stragglers", "0.4");

        var failures = rounds.SelectMany(round => round["failures"]!.AsArray()).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(rounds.Select(round => round["failures"]!.AsArray().Count), Is.All.EqualTo(3));
            Assert.That(failures.Select(failure => (string?)failure!["phase"]), Is.All.EqualTo("fit"));
            Assert.That(failures.Select(failure => (string?)failure!["reason"]), Is.All.Contains("only a part of the work was done"));
            Assert.That(Losses(rounds), Is.Unique);
        });
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task Run_EverybodyAStraggler_TheModelStays(CancellationToken token)
    {
        var rounds = await RunAsync(token, "--strategy", "fedavg", "--stragglers", "1");

        Assert.That(rounds.Select(round => round["failures"]!.AsArray().Count), Is.All.EqualTo(7));
        Assert.That(Losses(rounds).Distinct(), Has.One.Items);
    }

    private static IEnumerable<double> Losses(IEnumerable<JsonNode> rounds) => rounds.Select(round => (double)round["testLoss"]!);

    private async Task<IReadOnlyList<JsonNode>> RunAsync(CancellationToken token, params string[] arguments)
    {
        var path = Folder.PathOf("history.json");
        var (exitCode, output) = await SampleProcess.RunAsync(token, [.. Small, "--history", path, .. arguments]);

        Assert.That(exitCode, Is.Zero, output);
        return [.. JsonNode.Parse(await File.ReadAllTextAsync(path, token))!["rounds"]!.AsArray().Select(round => round!)];
    }
}
