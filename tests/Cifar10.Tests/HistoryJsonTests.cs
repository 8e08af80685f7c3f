using System.Text.Json;
using CifarSample.Reporting;
using Federation.Core;
using Federation.Server;
using Federation.Testing;

namespace Cifar10.Tests;

internal sealed class HistoryJsonTests : TemporaryFolderTests
{
    [Test]
    [CancelAfter(30_000)]
    public async Task Write_RoundWithFailure_EveryFieldThere(CancellationToken token)
    {
        var path = Folder.PathOf("history.json");
        await HistoryFile.WriteAsync(path, "generated", 7, new EvaluateResult(1.5, 100, new ScalarMap(("accuracy", 0.25))), [Record()], token);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(path, token));
        var root = json.RootElement;
        var round = root.GetProperty("rounds")[0];
        var client = round.GetProperty("clients")[0];
        var failure = round.GetProperty("failures")[0];
        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("dataset").GetString(), Is.EqualTo("generated"));
            Assert.That(root.GetProperty("seed").GetInt32(), Is.EqualTo(7));
            Assert.That(root.GetProperty("baseline").GetProperty("testAccuracy").GetDouble(), Is.EqualTo(0.25));
            Assert.That(round.GetProperty("round").GetInt32(), Is.EqualTo(1));
            Assert.That(round.GetProperty("testLoss").GetDouble(), Is.EqualTo(1.25));
            Assert.That(round.GetProperty("testAccuracy").GetDouble(), Is.EqualTo(0.5));
            Assert.That(round.GetProperty("seconds").GetDouble(), Is.EqualTo(2.5));
            Assert.That(client.GetProperty("id").GetString(), Is.EqualTo("client-1"));
            Assert.That(client.GetProperty("trainLoss").GetDouble(), Is.EqualTo(0.75));
            Assert.That(client.GetProperty("validationAccuracy").GetDouble(), Is.EqualTo(0.4));
            Assert.That(failure.GetProperty("client").GetString(), Is.EqualTo("client-2"));
            Assert.That(failure.GetProperty("phase").GetString(), Is.EqualTo("fit"));
            Assert.That(failure.GetProperty("kind").GetString(), Is.EqualTo("disconnected"));
            Assert.That(failure.GetProperty("reason").GetString(), Is.EqualTo("gone"));
        });
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Write_NoBaseline_LeftOut(CancellationToken token)
    {
        var path = Folder.PathOf("history.json");
        await HistoryFile.WriteAsync(path, "generated", 7, null, [], token);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(path, token));
        Assert.That(json.RootElement.TryGetProperty("baseline", out _), Is.False);
    }

    [Test]
    public void Prepare_FolderMissing_Made()
    {
        HistoryFile.Prepare(Folder.PathOf("a/b/history.json"));

        Assert.That(Directory.EnumerateFileSystemEntries(Folder.PathOf("a/b")), Is.Empty);
    }

    [Test]
    public void Prepare_IsAFolder_Refused() =>
        Assert.That(() => HistoryFile.Prepare(Folder.Root), Throws.InstanceOf<IOException>().With.Message.Contains("folder"));

    private static RoundRecord Record() => new()
    {
        Round = 1,
        StartedAt = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.FromSeconds(2.5),
        Fits = [new ClientAnswer("client-1", 90, null, new ScalarMap(("loss", 0.75)), TimeSpan.FromSeconds(1))],
        Evaluations = [new ClientAnswer("client-1", 10, 1.5, new ScalarMap(("accuracy", 0.4)), TimeSpan.FromSeconds(1))],
        Failures = [new ClientFailure("client-2", RoundPhase.Fit, FailureKind.Disconnected, "gone")],
        FitMetrics = ScalarMap.Empty,
        EvaluateMetrics = ScalarMap.Empty,
        ServerEvaluation = new EvaluateResult(1.25, 100, new ScalarMap(("accuracy", 0.5))),
    };
}
