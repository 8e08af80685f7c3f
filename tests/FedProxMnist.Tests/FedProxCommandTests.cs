namespace FedProxMnist.Tests;

internal sealed class FedProxCommandTests
{
    [TestCase("--rounds 0", "--rounds must be a whole number from 1 to 100000, not \"0\"")]
    [TestCase("--seeds none", "--seeds must be a whole number from 1 to 1000, not \"none\"")]
    [TestCase("--clients 9", "--clients must be a whole number from 10 to 5000, not \"9\"")]
    [TestCase("--parallelism -1", "--parallelism must be a whole number from 1 to 1024, not \"-1\"")]
    [TestCase("--data d --generated", "--data and --generated exclude each other")]
    [TestCase("--nonsense", "--nonsense")]
    public void Parse_WrongArgument_RefusedInWords(string arguments, string expected)
    {
        var result = FedProxCommand.Make().Parse(arguments.Split(' '));

        Assert.That(string.Join('\n', result.Errors.Select(error => error.Message)), Does.Contain(expected));
    }

    [Test]
    public void Make_Options_AreThoseOfThePage()
    {
        var names = FedProxCommand.Make().Options.Select(option => option.Name);

        Assert.That(
            names,
            Is.SupersetOf(new[] { "--seeds", "--rounds", "--clients", "--parallelism", "--json", "--svg", "--data", "--generated", "--help" }));
    }
}
