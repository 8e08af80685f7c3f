using System.Runtime.CompilerServices;
using Federation.Client;

namespace Federation.Benchmarks.Transport;

/// <summary>
/// Rounds in which ten clients get a model and send it back, beside the same bytes copied over bare sockets by the same two
/// processes: the server in one of its own, the clients in this one.
/// </summary>
internal sealed class TransportBenchmark : IBenchmark
{
    public const int Clients = 10;

    private static readonly (int Megabytes, int Rounds)[] s_sizes = [(1, 80), (10, 20), (100, 8)];

    public string Name => "transport";

    public string Description =>
        $"{Clients} clients get a model and send it back, median of the later half of the rounds; the limit copies the same bytes over bare loopback sockets.";

    public async IAsyncEnumerable<BenchmarkRow> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (megabytes, rounds) in s_sizes)
        {
            Console.Error.WriteLine($"transport: {megabytes} MB, {rounds} rounds");
            var bare = await LoopbackClient.MeasureAsync(megabytes, rounds, cancellationToken);
            var ours = await MeasureAsync(megabytes, rounds, cancellationToken);
            yield return new BenchmarkRow { Name = $"{megabytes} MB, round", Unit = "s", Ours = ours.SecondsPerRound, Limit = bare };
            yield return new BenchmarkRow
            {
                Name = $"{megabytes} MB, both ways",
                Unit = "MB/s",
                Ours = 2.0 * Clients * megabytes / ours.SecondsPerRound,
                Limit = 2.0 * Clients * megabytes / bare,
                LargerIsBetter = true,
            };
            yield return new BenchmarkRow { Name = $"{megabytes} MB, peak memory of the server", Unit = "MB", Ours = ours.PeakMegabytes };
        }
    }

    private static async Task<TransportResult> MeasureAsync(int megabytes, int rounds, CancellationToken cancellationToken)
    {
        await using var server = ChildProcess.StartSelf(TransportServer.Name, $"{megabytes}", $"{rounds}", $"{Clients}");
        using var logging = LoggerFactory.Create(log => log.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        var address = new Uri(await server.ReadLineAsync(cancellationToken));
        var clients = Enumerable.Range(0, Clients)
            .Select(i => FederationClient.RunAsync(address, $"client-{i}", new EchoClient(), null, logging, cancellationToken))
            .ToList();
        var line = await server.ReadLineAsync(cancellationToken);
        await Task.WhenAll(clients);
        return TransportResult.Parse(line);
    }
}
