using System.Text.Json.Nodes;
using Federation.Testing;

namespace Cifar10.Tests;

/// <summary>Small runs of the whole sample.</summary>
internal sealed class RunTests : TemporaryFolderTests
{
    private static readonly string[] Small =
        ["--generated", "--clients", "3", "--client-images", "120", "--test-images", "200", "--rounds", "2"];

    [Test]
    [CancelAfter(120_000)]
    public async Task Run_Small_SummaryAndHistory(CancellationToken token)
    {
        var (output, history) = await RunAsync("history", token);

        Assert.Multiple(() =>
        {
            Assert.That(output, Does.Contain("Federation of 3 clients").And.Contain("One client alone, 2 epochs"));
            Assert.That((string?)history["dataset"], Is.EqualTo("generated"));
            Assert.That((double)history["baseline"]!["testAccuracy"]!, Is.InRange(0.0, 1.0));
            Assert.That(history["rounds"]!.AsArray().Select(round => (int)round!["round"]!), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(history["rounds"]!.AsArray().Select(round => round!["clients"]!.AsArray().Count), Is.All.EqualTo(3));
            Assert.That(history["rounds"]!.AsArray().Select(round => round!["failures"]!.AsArray().Count), Is.All.Zero);
        });
    }

    [Test]
    [CancelAfter(240_000)]
    public async Task Run_SameSeed_SameHistoryInProcessAndInProcesses(CancellationToken token)
    {
        var (_, first) = await RunAsync("first", token, "--no-baseline");
        var (_, second) = await RunAsync("second", token, "--no-baseline");
        var (_, apart) = await RunAsync("apart", token, "--no-baseline", "--processes");
        var (_, other) = await RunAsync("other", token, "--no-baseline", "--seed", "2");

        var expected = WithoutSeconds(first);
        Assert.Multiple(() =>
        {
            Assert.That(first.AsObject().ContainsKey("baseline"), Is.False);
            Assert.That(WithoutSeconds(second), Is.EqualTo(expected));
            Assert.That(WithoutSeconds(apart), Is.EqualTo(expected));
            Assert.That(WithoutSeconds(other), Is.Not.EqualTo(expected));
        });
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Run_TruncatedData_RefusedByName(CancellationToken token)
    {
        await File.WriteAllBytesAsync(Folder.PathOf("test_batch.bin"), new byte[1_000], token);

        var (exitCode, output) = await SampleProcess.RunAsync(token, "--data", Folder.Root);

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Does.Contain(Folder.PathOf("test_batch.bin")).And.Contain("30,730,000").And.Contain("1,000"));
        });
    }

    private static string WithoutSeconds(JsonNode history)
    {
        foreach (var round in history["rounds"]!.AsArray())
        {
            round!.AsObject().Remove("seconds");
        }

        return history.ToJsonString();
    }

    private async Task<(string Output, JsonNode History)> RunAsync(string name, CancellationToken token, params string[] arguments)
    {
        var path = Folder.PathOf(name + ".json");
        var (exitCode, output) = await SampleProcess.RunAsync(token, [.. Small, "--history", path, .. arguments]);

        Assert.That(exitCode, Is.Zero, output);
        return (output, JsonNode.Parse(await File.ReadAllTextAsync(path, token))!);
    }
}
