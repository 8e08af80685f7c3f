using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Data;
using NamedWorkers.Tests.Support;

namespace NamedWorkers.Tests;

/// <summary>The one command, as a person runs it.</summary>
[Platform("Linux")]
[CancelAfter(240_000)]
internal sealed class RunTests
{
    [Test]
    public async Task OneCommand_SmallRun_ShowsTheAccuracyOfEachEpochAndLeavesNothing(CancellationToken token)
    {
        await using var run = SampleProcess.Start([.. Sample.SmallRun, "--images", "330"]);
        var workers = await run.ClientProcessesAsync(token);

        Assert.That(await run.ReadToEndAsync(token), Is.Zero, string.Join('\n', run.Output));

        // 330 images are 20 batches of 16 and one of 10: five rounds of four batches, and one of the last.
        Assert.That(workers.Keys, Is.EquivalentTo(new[] { "alice", "bob", "charlie" }));
        Assert.That(workers.Values.Where(SampleProcess.IsAlive), Is.Empty);
        Assert.That(run.Output, Has.Exactly(12).Matches("^Epoch [12], round [1-6] of 6: loss alice [0-9.]+, bob [0-9.]+, charlie [0-9.]+;"));
        Assert.That(run.Output, Has.Exactly(1).Matches(@"^Epoch 1 of 2 is over: test accuracy \d+\.\d\d%, test loss "));
        Assert.That(run.Output, Has.Exactly(1).Matches(@"^Epoch 2 of 2 is over: test accuracy \d+\.\d\d%, test loss "));
        Assert.That(run.Output, Has.Exactly(1).Matches(@"Epoch \(seed 42, generated images of MNIST's shape\)"));
        Assert.That(run.Output, Has.Exactly(2).Matches(@"│ [12] +│ +6 │ +\d+\.\d\d% │ +\d\.\d{4} │ +0 │"));
    }

    [Test]
    public async Task OneCommand_Interrupted_NoProcessLeft(CancellationToken token)
    {
        await using var run = SampleProcess.StartInterruptible(["--generated", "--images", "320", "--test-images", "100", "--epochs", "10000"]);
        var workers = await run.ClientProcessesAsync(token);
        await run.WaitForAsync("^Epoch 1 of 10000 is over", token);

        await SampleProcess.SignalAsync("TERM", run.Id, token);

        Assert.That(await run.ReadToEndAsync(token), Is.EqualTo(130), string.Join('\n', run.Output));
        Assert.That(workers.Values.Where(SampleProcess.IsAlive), Is.Empty);
    }

    [Test]
    public async Task OneCommand_OnMnist_LearnsDigits(CancellationToken token)
    {
        if (Environment.GetEnvironmentVariable("FEDERATION_DATA") is not { Length: > 0 } data || !Mnist.IsPresent(data))
        {
            Assert.Ignore("Skipped: it needs MNIST's four files in DIR or DIR/MNIST/raw, and FEDERATION_DATA=DIR.");
            return;
        }

        var (code, output) = await SampleProcess.RunAsync(token, "--data", data, "--epochs", "1", "--images", "3200", "--batch-size", "32", "--test-images", "2000");

        // 100 batches on each of three workers, averaged once in between. Without learning it is about 10%.
        Assert.That(code, Is.Zero, output);
        var accuracy = Regex.Match(output, "Epoch 1 of 1 is over: test accuracy (?<percent>[0-9.]+)%", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["percent"].Value;
        Assert.That(double.Parse(accuracy, CultureInfo.InvariantCulture), Is.GreaterThan(80));
    }
}
