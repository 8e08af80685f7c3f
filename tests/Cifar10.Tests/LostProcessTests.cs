using System.Text.Json.Nodes;
using Federation.Testing;

namespace Cifar10.Tests;

/// <summary>Processes that end when nobody expects it.</summary>
[Platform("Linux")]
internal sealed class LostProcessTests : TemporaryFolderTests
{
    // Long enough that there is a middle of a round to be killed in.
    private static readonly string[] Long =
        ["--generated", "--clients", "2", "--client-images", "5000", "--test-images", "100", "--no-baseline"];

    [Test]
    [CancelAfter(240_000)]
    public async Task Processes_ClientKilledInARoundAndStartedAgain_NoRoundLost(CancellationToken token)
    {
        var history = Folder.PathOf("history.json");
        await using var run = SampleProcess.Start([.. Long, "--processes", "--rounds", "2", "--history", history]);
        var server = (await run.WaitForAsync(@"listens on (http://\S+)", token)).Groups[1].Value;
        var processes = await run.ClientProcessesAsync(token);
        await run.WaitForAsync("^Round 1/2: 2 clients train", token);

        await SampleProcess.SignalAsync("KILL", processes["client-2"], token);
        await run.WaitForAsync("process of client-2 ended with code 137.*client --server", token);
        await using var again = SampleProcess.Start("client", "--server", server, "--partition", "2/2", "--generated");

        Assert.That(await run.ReadToEndAsync(token), Is.Zero, string.Join('\n', run.Output));
        Assert.That(await again.ReadToEndAsync(token), Is.Zero, string.Join('\n', again.Output));

        // Not only is no round lost: the client that was started again does what the one that was killed would have done.
        var undisturbed = Folder.PathOf("undisturbed.json");
        await SampleProcess.RunAsync(token, [.. Long, "--rounds", "2", "--history", undisturbed]);
        Assert.That(await RoundsAsync(history, token), Is.EqualTo(await RoundsAsync(undisturbed, token)));
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    [CancelAfter(120_000)]
    public async Task Processes_Interrupted_NoProcessLeft(string signal)
    {
        var token = TestContext.CurrentContext.CancellationToken;
        await using var run = SampleProcess.StartInterruptible([.. Long, "--processes", "--rounds", "1000"]);
        var processes = await run.ClientProcessesAsync(token);
        await run.WaitForAsync("^Round 1/1000: 2 clients train", token);

        await SampleProcess.SignalAsync(signal, run.Id, token);

        Assert.Multiple(async () =>
        {
            Assert.That(await run.ReadToEndAsync(token), Is.Not.Zero);
            Assert.That(processes.Values.Where(SampleProcess.IsAlive), Is.Empty);
        });
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task Processes_RunKilledOutright_ClientsEnd(CancellationToken token)
    {
        await using var run = SampleProcess.Start([.. Long, "--processes", "--rounds", "1000"]);
        var processes = await run.ClientProcessesAsync(token);
        await run.WaitForAsync("^Round 1/1000: 2 clients train", token);

        await SampleProcess.SignalAsync("KILL", run.Id, token);

        Assert.That(processes, Has.Count.EqualTo(2));
        foreach (var process in processes.Values)
        {
            await SampleProcess.WaitUntilGoneAsync(process, token);
        }
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task InProcess_Interrupted_RoundsSoFarWritten(CancellationToken token)
    {
        var history = Folder.PathOf("history.json");
        await using var run = SampleProcess.StartInterruptible(
            ["--generated", "--clients", "2", "--client-images", "200", "--test-images", "100", "--rounds", "100000", "--history", history]);
        await run.WaitForAsync("^Round 2/100000 took", token);

        await SampleProcess.SignalAsync("INT", run.Id, token);

        Assert.That(await run.ReadToEndAsync(token), Is.EqualTo(130), string.Join('\n', run.Output));
        Assert.That(
            JsonNode.Parse(await File.ReadAllTextAsync(history, token))!["rounds"]!.AsArray(), Has.Count.GreaterThanOrEqualTo(2));
    }

    private static async Task<string> RoundsAsync(string history, CancellationToken token)
    {
        var rounds = JsonNode.Parse(await File.ReadAllTextAsync(history, token))!["rounds"]!.AsArray();
        foreach (var round in rounds)
        {
            round!.AsObject().Remove("seconds");
        }

        return rounds.ToJsonString();
    }
}
