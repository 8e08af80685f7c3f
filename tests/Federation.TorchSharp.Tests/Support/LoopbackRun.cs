using Federation.Client;
using Federation.Server;
using Federation.Strategies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.TorchSharp.Tests.Support;

/// <summary>A real server and clients of the ids client-0, client-1 and so on, over loopback.</summary>
internal static class LoopbackRun
{
    public static async Task<RunHistory> RunAsync(
        IStrategy strategy, int rounds, IReadOnlyList<IFederatedClient> clients, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddFederationServer(server => server.Rounds = rounds).UseStrategy(strategy);
        await using var app = builder.Build();
        app.MapFederation();
        await app.StartAsync(cancellationToken);

        var address = new Uri(app.Urls.Single());
        var running = clients
            .Select((client, i) => FederationClient.RunAsync(address, $"client-{i}", client, cancellationToken: cancellationToken))
            .ToList();
        var history = await app.Services.GetRequiredService<IFederationRun>().Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);
        return history;
    }
}
