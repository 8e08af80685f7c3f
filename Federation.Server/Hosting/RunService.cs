using Federation.Strategies;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>A thin background service over the coordinator.</summary>
internal sealed class RunService(
    IStrategy strategy,
    ClientRegistry registry,
    SessionServices services,
    RunObservers observers,
    IHostApplicationLifetime lifetime) : BackgroundService, IFederationRun
{
    private readonly TaskCompletionSource<RunHistory> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<RunHistory> Completion => _completion.Task;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await registry.CloseAsync("the server is shutting down", cancellationToken).ConfigureAwait(false);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        registry.Joined += observers.ClientJoined;
        registry.Left += observers.ClientLeft;
        var options = new CoordinatorOptions(services.Options.Rounds, services.Options.Seed, services.Options.WaitForClients);
        var coordinator = new Coordinator(strategy, registry, options, observers, services.Logger, services.Time);
        try
        {
            // Off the caller's thread: a strategy may compute before its first await, and the host is starting.
            var history = await Task.Run(() => coordinator.RunAsync(stoppingToken), stoppingToken).ConfigureAwait(false);
            Log.RunFinished(services.Logger, history.Rounds.Count);
            await registry.CloseAsync("the run is over", stoppingToken).ConfigureAwait(false);
            _completion.SetResult(history);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _completion.SetCanceled(stoppingToken);
        }
#pragma warning disable CA1031 // Whatever ended the run is the completion's to report; the host goes on or stops as it was told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.RunFailed(services.Logger, exception);
            await registry.CloseAsync("the run ended early", stoppingToken).ConfigureAwait(false);
            _completion.SetException(exception);
        }
        finally
        {
            services.Memory.Trim();
            if (services.Options.StopApplicationWhenDone)
            {
                lifetime.StopApplication();
            }
        }
    }
}
