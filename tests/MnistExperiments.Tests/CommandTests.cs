using System.Xml.Linq;
using Federation.Testing;
using MnistExperiments.Commands;
using MnistExperiments.Results;

namespace MnistExperiments.Tests;

/// <summary>The program as its arguments have it; its output is what the console gets.</summary>
[NonParallelizable]
internal sealed class CommandTests : TemporaryFolderTests
{
    [TestCase("--help", "--experiment", "--clients", "--rounds", "--epochs", "--batch", "--images", "--seed", "--weights", "--personal", "--out", "--data", "--generated", "plot")]
    [TestCase("run --help", "--experiment", "--rounds", "--weights")]
    [TestCase("plot --help", "FILE.json", "--out")]
    [CancelAfter(60_000)]
    public async Task Help_EachCommand_ListsItsOptions(string arguments, params string[] expected)
    {
        var (exitCode, output) = await InvokeAsync(arguments.Split(' '));

        Assert.That(exitCode, Is.Zero);
        foreach (var text in expected)
        {
            Assert.That(output, Does.Contain(text));
        }
    }

    [TestCase("--experiment even", "--experiment must be one of uniform, equal, different, skewed, not \"even\"")]
    [TestCase("run --experiment even", "--experiment must be one of uniform, equal, different, skewed, not \"even\"")]
    [TestCase("--rounds 0", "--rounds must be a whole number from 1 to 100000, not \"0\"")]
    [TestCase("--clients 1", "--clients must be a whole number from 2 to 1000, not \"1\"")]
    [TestCase("--images 99", "--images must be at least 100, 20 for each of 5 clients, not 99")]
    [TestCase("--clients 100", "--images must be at least 2000, 20 for each of 100 clients, not 1000")]
    [TestCase("--batch x", "--batch must be a whole number from 1 to 60000, not \"x\"")]
    [TestCase("--learning-rate 0", "--learning-rate must be a number above 0, not \"0\"")]
    [TestCase("--data d --generated", "--data and --generated exclude each other")]
    [TestCase("plot", "FILE.json")]
    [TestCase("plot nowhere.json", "nowhere.json")]
    [CancelAfter(60_000)]
    public async Task Invoke_WrongArgument_RefusedInWords(string arguments, string expected)
    {
        var (exitCode, output) = await InvokeAsync(arguments.Split(' '));

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain(expected).And.Not.Contain("Unhandled"));
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Run_ThenPlot_ResultsAndPicture(CancellationToken cancellationToken)
    {
        var folder = Folder.PathOf("results");
        var (exitCode, output) = await InvokeAsync(
            "run", "--generated", "--experiment", "skewed", "--clients", "2", "--rounds", "2", "--epochs", "1", "--images", "60", "--out", folder);
        Assert.That(exitCode, Is.Zero, output);

        var result = await ResultFile.ReadAsync(Path.Combine(folder, "skewed.json"), cancellationToken);
        Assert.Multiple(() =>
        {
            Assert.That(output, Does.Contain("skewed: ").And.Contain("2 clients, 10 labels").And.Contain("After 2 rounds (seed 42, generated)"));
            Assert.That((result.Clients, result.MaxRound, result.Epochs, result.TestImages), Is.EqualTo((2, 2, 1, 1_000)));
            Assert.That(XDocument.Load(Path.Combine(folder, "skewed-labels.svg")).Root!.Name.LocalName, Is.EqualTo("svg"));
        });

        (exitCode, output) = await InvokeAsync("plot", Path.Combine(folder, "skewed.json"));

        var picture = Path.Combine(folder, "skewed.svg");
        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain(picture));
        Assert.That(XDocument.Load(picture).Root!.Name.LocalName, Is.EqualTo("svg"));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Plot_OtherJson_RefusedByName(CancellationToken cancellationToken)
    {
        var path = Folder.PathOf("package.json");
        await File.WriteAllTextAsync(path, "{\"name\": \"x\"}", cancellationToken);

        var (exitCode, output) = await InvokeAsync("plot", path);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain($"{path} is not a result of this program"));
    }

    private static async Task<(int ExitCode, string Output)> InvokeAsync(params string[] arguments)
    {
        var (standard, error) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        var shared = TextWriter.Synchronized(output);
        try
        {
            Console.SetOut(shared);
            Console.SetError(shared);
            return (await CommandLine.InvokeAsync(arguments), output.ToString());
        }
        finally
        {
            Console.SetOut(standard);
            Console.SetError(error);
        }
    }
}
