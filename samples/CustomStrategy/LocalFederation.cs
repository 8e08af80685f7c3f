using Federation.Client;
using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using Federation.TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CustomStrategy;

/// <summary>A server and its clients in this process, each client with a stream of its own over a loopback socket.</summary>
internal static class LocalFederation
{
    /// <summary>Runs a federation to its end.</summary>
    public static async Task<RunHistory> RunAsync(IStrategy strategy, Settings settings, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddFederationServer(options =>
            {
                options.Rounds = settings.Rounds;
                options.Seed = settings.Seed;
            })
            .UseStrategy(strategy);

        await using var app = builder.Build();
        app.MapFederation();
        await app.StartAsync(cancellationToken);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var server = new Uri(app.Urls.Single());
        var clients = Enumerable.Range(0, settings.Clients).Select(number => RunClientAsync(server, number, settings, stop.Token)).ToList();
        try
        {
            return await app.Services.GetRequiredService<IFederationRun>().Completion.WaitAsync(cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(clients).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // The first clients have the labels wrong; the last one is slow.
    private static async Task RunClientAsync(Uri server, int number, Settings settings, CancellationToken cancellationToken)
    {
        var (points, labels) = Network.Examples(200, settings.Seed + 1 + number, mistaken: number < settings.Mistaken);
        using var network = Network.Make();
        using var client = new TorchClient(
            network,
            parameters => optim.SGD(parameters, 0.2),
            (output, target) => functional.cross_entropy(output, target),
            BatchSource.FromTensors(points, labels),
            new TorchClientOptions
            {
                BatchSize = 20,
                Epochs = 5,
                ClientNumber = number,
                Seed = settings.Seed,
                Properties = number == settings.Clients - 1 ? new ScalarMap(("slow", true)) : ScalarMap.Empty,
            });
        await FederationClient.RunAsync(server, $"client-{number:00}", client, cancellationToken: cancellationToken);
    }
}
