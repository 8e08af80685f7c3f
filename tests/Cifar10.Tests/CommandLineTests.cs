using Federation.Testing;

namespace Cifar10.Tests;

internal sealed class CommandLineTests
{
    [TestCase("", "--rounds", "--clients", "--epochs", "--batch-size", "--learning-rate", "--seed", "--data", "--history", "--no-baseline", "--processes", "--strategy", "--optimizer", "--stragglers", "--proximal-mu", "--compression", "--server-learning-rate", "--clip", "--noise")]
    [TestCase("server", "--rounds", "--clients", "--epochs", "--batch-size", "--learning-rate", "--seed", "--data", "--history", "--no-baseline", "--urls", "--port")]
    [TestCase("client", "--server", "--partition", "--data")]
    [CancelAfter(60_000)]
    public async Task Help_EachCommand_ListsItsOptions(string command, params string[] options)
    {
        string[] arguments = command.Length == 0 ? ["--help"] : [command, "--help"];

        var (exitCode, output) = await SampleProcess.RunAsync(TestContext.CurrentContext.CancellationToken, arguments);

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero);
            foreach (var option in options)
            {
                Assert.That(output, Does.Contain(option));
            }

            Assert.That(output, Does.Not.Contain("stop-with-parent"));
        });
    }

    [TestCase("--rounds 0", "--rounds must be a whole number from 1 to 100000, not \"0\"")]
    [TestCase("--clients ten", "--clients must be a whole number from 1 to 1000, not \"ten\"")]
    [TestCase("--learning-rate -1", "--learning-rate must be a number above 0, not \"-1\"")]
    [TestCase("--strategy best", "--strategy must be one of fedavg")]
    [TestCase("--optimizer lbfgs", "--optimizer must be one of adam, sgd, not \"lbfgs\"")]
    [TestCase("--compression zip", "--compression must be one of float16, bfloat16, int8, top-k, not \"zip\"")]
    [TestCase("--proximal-mu -1", "--proximal-mu must be a number, at least 0, not \"-1\"")]
    [TestCase("--server-learning-rate 0", "--server-learning-rate must be a number above 0, not \"0\"")]
    [TestCase("--noise 1", "--noise needs --clip")]
    [TestCase("--clip 1 --strategy krum", "--clip needs a strategy that depends on the mean of the updates alone, which krum does not")]
    [TestCase("--clip 0", "--clip must be a number above 0, not \"0\"")]
    [TestCase("--stragglers 2", "--stragglers must be a number from 0 to 1, not \"2\"")]
    [TestCase("--stragglers NaN", "--stragglers must be a number from 0 to 1, not \"NaN\"")]
    [TestCase("--batch-size 0", "--batch-size must be a whole number from 1 to 50000, not \"0\"")]
    [TestCase("--seed -1", "--seed must be a whole number from 0 to 2147483647, not \"-1\"")]
    [TestCase("--client-images 9999", "--client-images must be at most 5000")]
    [TestCase("--client-images x --clients y", "--client-images must be a whole number from 2 to 50000, not \"x\"")]
    [TestCase("--data d --generated", "--data and --generated exclude each other")]
    [TestCase("--nonsense", "--nonsense")]
    [TestCase("server --urls nonsense", "--urls must be an address such as http://0.0.0.0:5000, not \"nonsense\"")]
    [TestCase("server --urls http://127.0.0.1:99999", "--urls must be an address")]
    [TestCase("server --urls http://127.0.0.1:5000/path", "--urls must be an address")]
    [TestCase("server --urls https://127.0.0.1:5000", "--urls must be an address")]
    [TestCase("server --urls http://192.0.2.1:5000 --generated --test-images 1", "address")]
    [TestCase("server --port 65536", "--port must be a whole number from 0 to 65535, not \"65536\"")]
    [TestCase("client --partition 1/10", "--server")]
    [TestCase("client --server http://127.0.0.1:5000", "--partition")]
    [TestCase("client --server nowhere --partition 1/10", "--server must be an address such as http://127.0.0.1:5000, not \"nowhere\"")]
    [TestCase("client --server http://127.0.0.1:5000 --partition 11/10", "--partition must be K/N with K from 1 to N, for instance 3/10, not \"11/10\"")]
    [CancelAfter(60_000)]
    public async Task Parse_WrongArgument_RefusedInWords(string arguments, string expected)
    {
        var (exitCode, output) = await SampleProcess.RunAsync(TestContext.CurrentContext.CancellationToken, arguments.Split(' '));

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Does.Contain(expected));
            Assert.That(output, Does.Not.Contain("Unhandled"));
        });
    }
}
