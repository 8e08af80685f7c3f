using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Client.Internal;

/// <summary>A thin background service over <see cref="FederationClient"/>.</summary>
internal sealed class FederationWorker<TClient>(
    TClient client, IOptions<FederationWorkerOptions> options, ILoggerFactory loggerFactory, IHostApplicationLifetime lifetime) : BackgroundService
    where TClient : class, IFederatedClient
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settings = options.Value;
        try
        {
            await FederationClient.RunAsync(
                settings.Server!, settings.ClientId, client, settings.Connection, loggerFactory, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        if (settings.StopHostWhenDone)
        {
            lifetime.StopApplication();
        }
    }
}
