using NamedWorkers.Tests.Support;

namespace NamedWorkers.Tests;

/// <summary>A worker waits for work, and for more of it.</summary>
[Platform("Linux")]
[CancelAfter(240_000)]
internal sealed class WaitingTests
{
    [Test]
    public async Task Worker_BeforeTheCentralProcess_WaitsAndTakesPartInOneRunAfterTheOther(CancellationToken token)
    {
        var address = Sample.FreeAddress();
        await using var worker = SampleProcess.StartInterruptible(["worker", "alice", "--server", address.ToString(), "--keep", .. Sample.FewImages]);
        await worker.WaitForAsync("^alice has 320 images of its own \\(1/3 of generated images of MNIST's shape\\).$", token);
        await worker.WaitForAsync("^Waiting for the central process, trying again every few seconds: ", token);

        for (var run = 1; run <= 2; run++)
        {
            await using var central = SampleProcess.Start(
                ["central", "--urls", address.ToString(), "--workers", "alice", "--linger", "0", .. Sample.SmallRun]);
            Assert.That(await central.ReadToEndAsync(token), Is.Zero, string.Join('\n', central.Output));
            await worker.WaitForAsync("^The federation has ended: the run is over$", token);
        }

        await SampleProcess.SignalAsync("TERM", worker.Id, token);
        Assert.That(await worker.ReadToEndAsync(token), Is.EqualTo(Commands.ExitCodes.Stopped), string.Join('\n', worker.Output));
    }

    [Test]
    public async Task Worker_NobodyThereForItsPatience_GivesUp(CancellationToken token)
    {
        var address = Sample.FreeAddress();

        var (code, output) = await Sample.RunWorkerAsync("alice", address, token, [.. Sample.FewImages, "--patience", "1"]);

        Assert.That(code, Is.EqualTo(Commands.ExitCodes.NotNow), output);
        Assert.That(output.Split('\n')[^1], Does.StartWith($"The server at {address} could not be joined for "));
    }
}
