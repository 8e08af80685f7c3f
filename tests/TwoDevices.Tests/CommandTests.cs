using Federation.Testing;
using TwoDevices.Tests.Support;

namespace TwoDevices.Tests;

/// <summary>The sample as a person runs it.</summary>
[CancelAfter(180_000)]
internal sealed class CommandTests : TemporaryFolderTests
{
    [Test]
    public async Task Run_OwnPictures_PrintsTheFourModels(CancellationToken cancellationToken)
    {
        PictureFolder.WriteBoth(Folder, 100);

        var (exitCode, output) = await SampleProcess.RunAsync([.. OwnPictures, "--rounds", "2"], cancellationToken);

        TestContext.Out.WriteLine(output);
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(output, Does.Contain("100 down and 100 up from").And.Contain("There is no CIFAR-10 in").And.Contain("weights are random"));
            Assert.That(output, Does.Contain("Base, before any training").And.Contain("Round 2"));
            Assert.That(output, Does.Contain("device-1: 10 down, 70 up").And.Contain("device-2: 70 down, 10 up").And.Contain("Merged"));
        });
    }

    [Test]
    public async Task Run_SeveralSeeds_PrintsMeanAndSpread(CancellationToken cancellationToken)
    {
        PictureFolder.WriteBoth(Folder, 100);

        var (exitCode, output) = await SampleProcess.RunAsync([.. OwnPictures, "--epochs", "1", "--seed", "5", "--seeds", "3"], cancellationToken);

        TestContext.Out.WriteLine(output);
        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("3 runs, seeds 5 to 7").And.Contain("Deviation").And.Contain("of 3 runs, as good in"));
    }

    [Test]
    public async Task Run_Interrupted_SaysSoAndStops(CancellationToken cancellationToken)
    {
        PictureFolder.WriteBoth(Folder, 100);

        var (exitCode, output) = await SampleProcess.RunAsync(
            [.. OwnPictures, "--epochs", "1000", "--seeds", "1000"], cancellationToken, interruptAt: "weights are random");

        Assert.That(exitCode, Is.EqualTo(130), output);
        Assert.That(output, Does.Contain("Stopped."));
    }

    [Test]
    public async Task Run_TooFewPictures_SaysOfWhatAndHowManyAreNeeded(CancellationToken cancellationToken)
    {
        PictureFolder.WriteBoth(Folder, 99);

        var (exitCode, output) = await SampleProcess.RunAsync(OwnPictures, cancellationToken);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("99 pictures of \"down\"; at least 100 are needed").And.Not.Contain("Unhandled"));
    }

    [Test]
    public async Task Help_Asked_ListsTheOptions(CancellationToken cancellationToken)
    {
        var (exitCode, output) = await SampleProcess.RunAsync(["--help"], cancellationToken);

        Assert.That(exitCode, Is.Zero);
        foreach (var option in (string[])["--images", "--data", "--generated", "--rounds", "--epochs", "--seed", "--seeds", "--base", "--base-epochs"])
        {
            Assert.That(output, Does.Contain(option));
        }
    }

    [TestCase("--rounds 0", "--rounds must be a whole number from 1 to 1000, not \"0\"")]
    [TestCase("--seeds none", "--seeds must be a whole number from 1 to 1000, not \"none\"")]
    [TestCase("--images x --generated", "--images and --generated exclude each other")]
    public async Task Parse_WrongArgument_RefusedInWords(string arguments, string expected)
    {
        var (exitCode, output) = await SampleProcess.RunAsync(arguments.Split(' '), TestContext.CurrentContext.CancellationToken);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain(expected).And.Not.Contain("Unhandled"));
    }

    private string[] OwnPictures => ["--images", Folder.Root, "--data", Path.Combine(Folder.Root, "down")];
}
