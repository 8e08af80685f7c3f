using Federation.Client;
using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests;

[CancelAfter(60_000)]
internal sealed class CompressedRunTests
{
    private const int Count = 20_000;

    [Test]
    public async Task Run_Int8_NearlyTheSameModelFromAQuarterOfTheBytes(CancellationToken cancellationToken)
    {
        var plain = await RunAsync(TestStrategy.Of(3), client => client, cancellationToken);
        var compressed = await RunAsync(TestStrategy.Of(3).WithCompression(UpdateCompression.Int8()), client => client.WithCompression(), cancellationToken);

        Assert.That(Models.Values(compressed.Model), Is.EqualTo(Models.Values(plain.Model)).Within(0.003f), "steps are at most 0.5 / 127");
        Assert.That(Models.Values(compressed.Model), Is.Not.EqualTo(Models.Values(plain.Model)));
        Assert.That(BytesOf(plain), Is.All.EqualTo(4 * Count));
        Assert.That(BytesOf(compressed), Is.All.EqualTo(Count + (4 * 79)), "79 blocks of 256, the last one shorter");
    }

    [Test]
    public async Task Run_SomeClientsCannot_TheirsAreTakenAsTheyAre(CancellationToken cancellationToken)
    {
        var number = 0;
        var history = await RunAsync(
            TestStrategy.Of(3).WithCompression(UpdateCompression.Float16()),
            client => number++ == 1 ? client : client.WithCompression(),
            cancellationToken);

        Assert.That(BytesOf(history), Is.EqualTo([2 * Count, 4 * Count, 2 * Count, 2 * Count, 4 * Count, 2 * Count]));
        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
    }

    [Test]
    public async Task Run_ClientCompressesUnasked_RefusedByAStrategyThatDoesNotDecode(CancellationToken cancellationToken)
    {
        var history = await RunAsync(TestStrategy.Of(3), client => client.WithCompression(UpdateCompression.Int8()), cancellationToken);

        Assert.That(history.Rounds[0].Failures, Has.Count.EqualTo(3));
        Assert.That(history.Rounds[0].Failures[0].Reason, Does.Contain("\"delta-int8\", which this strategy does not decode"));
    }

    private static IEnumerable<long> BytesOf(RunHistory history) => history.Rounds.SelectMany(round => round.Fits).Select(fit => fit.UpdateBytes);

    // Two rounds of three clients, each of which adds numbers of its own from -0.5 to 0.5.
    private static async Task<RunHistory> RunAsync(
        IStrategy strategy, Func<IFederatedClient, IFederatedClient> wrap, CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(new Started(strategy), options => options.Rounds = 2);
        var clients = Enumerable.Range(0, 3).Select(number => wrap(new TestClient { FitWith = request => Train(request, number) })).ToList();
        var running = clients.Select((client, i) => RealClient.RunAsync(server.Address, $"client-{i}", client, cancellationToken)).ToList();
        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);
        return history;
    }

    private static FitResult Train(FitRequest request, int client)
    {
        var random = new Random((10 * request.Round) + client);
        return new FitResult(Models.Of([.. Models.Values(request.Parameters).Select(value => value + random.NextSingle() - 0.5f)]), 1 + client);
    }

    private sealed class Started(IStrategy inner) : DelegatingStrategy(inner)
    {
        public override TensorList? InitialParameters { get; } = Models.Filled(Count, 1);
    }
}
