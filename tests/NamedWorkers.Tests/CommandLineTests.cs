using System.CommandLine;
using NamedWorkers.Commands;
using NamedWorkers.Tests.Support;

namespace NamedWorkers.Tests;

/// <summary>Options that cannot be used are refused by name, before anything begins.</summary>
internal sealed class CommandLineTests
{
    [TestCase("alice --server ftp://x", "--server must be an address such as http://127.0.0.1:5000, not \"ftp://x\".")]
    [TestCase("alice", "Option '--server' is required.")]
    [TestCase("--server http://x", "Required argument missing for command")]
    [TestCase("a,b --server http://x", "A worker's name has 1 to 128 characters and no space or comma in it; \"a,b\" is none.")]
    [TestCase("alice --server http://x --share 4/3", "--share must be K/N with K from 1 to N, for instance 2/3, not \"4/3\".")]
    [TestCase("alice --server http://x --keep --patience 5", "--keep and --patience exclude each other")]
    [TestCase("alice --server http://x --images 0", "--images must be a whole number from 1 to 60000, not \"0\".")]
    [TestCase("alice --server http://x --data . --generated", "--data and --generated exclude each other.")]
    public void Worker_BadOption_IsNamed(string line, string fault) => AssertFault(WorkerCommand.MakeRoot(), line, fault);

    [TestCase("--workers alice,alice", "--workers has a name twice: alice,alice.")]
    [TestCase("--workers alice,", "A worker's name has 1 to 128 characters and no space or comma in it; \"\" is none.")]
    [TestCase("--batches 0", "--batches must be a whole number from 1 to 1000000, not \"0\".")]
    [TestCase("--patience soon", "--patience must be a whole number from 1 to 1000000, not \"soon\".")]
    public void Run_BadOption_IsNamed(string line, string fault) => AssertFault(RunCommand.Make(), line, fault);

    [TestCase("central --urls here", "--urls must be an address such as http://0.0.0.0:5000, not \"here\".")]
    public void Central_BadOption_IsNamed(string line, string fault)
    {
        var root = RunCommand.Make();
        root.Subcommands.Add(CentralCommand.Make());
        AssertFault(root, line, fault);
    }

    [Test]
    [Platform("Linux")]
    [CancelAfter(60_000)]
    public async Task WorkerProgram_BadOption_EndsWithTheCodeThatIsNotStartedAgain(CancellationToken token)
    {
        var (code, output) = await Sample.RunWorkerAsync("alice", new Uri("http://x"), token, "--shared", "1/3");

        Assert.That(code, Is.EqualTo(ExitCodes.Usage), output);
        Assert.That(output, Does.Contain("--shared"));
    }

    private static void AssertFault(RootCommand root, string line, string fault) =>
        Assert.That(root.Parse(line).Errors.Select(error => error.Message), Has.Some.Contains(fault));
}
