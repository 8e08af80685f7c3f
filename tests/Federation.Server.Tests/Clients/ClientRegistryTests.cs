using Federation.Protos.V1;
using Federation.Server.Tests.Support;

namespace Federation.Server.Tests.Clients;

[CancelAfter(30_000)]
internal sealed class ClientRegistryTests
{
    [Test]
    public async Task Clients_AreThoseConnectedInOrderOfTheirIds(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(100));
        var hello = RawClient.HelloOf("b");
        hello.Properties.Add("examples", new Scalar { IntegerValue = 7 });
        using var b = await RawClient.JoinAsync(server.Address, hello, cancellationToken);
        using var a = await RawClient.JoinAsync(server.Address, "a", cancellationToken);

        Assert.That(server.Registry.Clients.Select(client => client.Id), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(server.Registry.Clients[1].Properties["examples"].AsInteger(), Is.EqualTo(7));
    }

    [Test]
    public async Task Sample_ChoosesEachAtMostOnceAndTheSameWithTheSameSeed(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(100));
        var clients = new List<RawClient>();
        for (var i = 0; i < 6; i++)
        {
            clients.Add(await RawClient.JoinAsync(server.Address, $"c{i}", cancellationToken));
        }

        IReadOnlyList<string> Sample(int count, int seed) => [.. server.Registry.Sample(count, new Random(seed)).Select(client => client.Id)];

        var (sample, again) = (Sample(3, 1), Sample(3, 1));
        Assert.That(sample, Has.Count.EqualTo(3).And.Unique);
        Assert.That(again, Is.EqualTo(sample));
        Assert.That(Sample(100, 1), Is.EquivalentTo(server.Registry.Clients.Select(client => client.Id)));
        Assert.That(Sample(0, 1), Is.Empty);
        Assert.That(Enumerable.Range(0, 50).SelectMany(seed => Sample(1, seed)).Distinct().Count(), Is.EqualTo(6));
        Assert.That(() => Sample(-1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        clients.ForEach(client => client.Dispose());
    }

    [Test]
    public async Task WaitForAsync_EndsWithTheClientsTheLimitOrTheToken(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(100));
        using var stop = new CancellationTokenSource();
        await server.Registry.WaitForAsync(0, TimeSpan.FromSeconds(20), cancellationToken).WaitAsync(cancellationToken);
        var one = server.Registry.WaitForAsync(1, Timeout.InfiniteTimeSpan, cancellationToken);
        var two = server.Registry.WaitForAsync(2, TimeSpan.FromSeconds(20), stop.Token);
        Assert.That(one.IsCompleted, Is.False);

        using var client = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        await one.WaitAsync(cancellationToken);
        await stop.CancelAsync();

        await Assert.ThatAsync(() => two.WaitAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>());
        await Assert.ThatAsync(
            () => server.Registry.WaitForAsync(2, TimeSpan.FromSeconds(0.1), cancellationToken),
            Throws.InstanceOf<TimeoutException>().With.Message.EqualTo("2 clients are needed, but after 0.1 s there were 1."));
    }

    [Test]
    public async Task JoinedAndLeft_HandlersThatThrow_ChangeNothing(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(1), options => options.ReconnectWindow = TimeSpan.FromSeconds(0.1));
        var joined = new TaskCompletionSource<string>();
        var left = new TaskCompletionSource<(string Id, string Reason)>();
        server.Registry.Joined += _ => throw new InvalidDataException("joined");
        server.Registry.Joined += client => joined.TrySetResult(client.Id);
        server.Registry.Left += (_, _) => throw new InvalidDataException("left");
        server.Registry.Left += (client, reason) => left.TrySetResult((client.Id, reason));

        using (var client = await RawClient.JoinAsync(server.Address, "c", cancellationToken))
        {
            await client.NextInstructionAsync(cancellationToken);
        }

        // The round ends although the handler of Left failed before the session's window began.
        Assert.That(await joined.Task.WaitAsync(cancellationToken), Is.EqualTo("c"));
        Assert.That((await left.Task.WaitAsync(cancellationToken)).Id, Is.EqualTo("c"));
        var history = await server.Completion.WaitAsync(cancellationToken);
        Assert.That(history.Rounds[0].Failures.Single().Kind, Is.EqualTo(FailureKind.Disconnected));
        Assert.That(server.TakeErrors(), Has.Some.Contains("Joined").And.Some.Contains("Left"));
    }
}
