using Federation.Testing;

namespace Cifar10.Tests;

/// <summary>The parts of a run, started one by one as on separate machines.</summary>
internal sealed class ServerCommandTests
{
    [Test]
    [CancelAfter(120_000)]
    public async Task ServerAndClients_StartedApart_RunToTheEnd(CancellationToken token)
    {
        await using var server = SampleProcess.Start(
            "server", "--generated", "--clients", "2", "--client-images", "100", "--test-images", "100", "--rounds", "1", "--no-baseline", "--port", "0");
        var command = (await server.WaitForAsync(@"^  client --server (http://\S+) --partition K/2", token)).Groups[1].Value;

        await using var first = SampleProcess.Start("client", "--server", command, "--partition", "1/2", "--generated");
        await using var second = SampleProcess.Start("client", "--server", command, "--partition", "2/2", "--generated");

        Assert.That(await server.ReadToEndAsync(token), Is.Zero, string.Join('\n', server.Output));
        Assert.That(await first.ReadToEndAsync(token), Is.Zero, string.Join('\n', first.Output));
        Assert.That(await second.ReadToEndAsync(token), Is.Zero, string.Join('\n', second.Output));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Server_PortTaken_SaidInWords(CancellationToken token)
    {
        await using var server = SampleProcess.Start("server", "--generated", "--test-images", "10", "--port", "0");
        var port = (await server.WaitForAsync(@"client --server http://127.0.0.1:(\d+)", token)).Groups[1].Value;

        var (exitCode, output) = await SampleProcess.RunAsync(token, "server", "--generated", "--test-images", "10", "--port", port);

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Does.Contain(port).And.Contain("in use"));
        });
    }
}
