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
    private readonly CancellationTokenSource _stop = new();
    private readonly Coordinator _coordinator = new(
        strategy,
        registry,
        new CoordinatorOptions(services.Options.Rounds, services.Options.Seed, services.Options.WaitForClients),
        observers,
        services.Logger,
        services.Time);

    private CancellationTokenRegistration _stopping;

    public Task<RunHistory> Completion => _completion.Task;

    public RunHistory? History => _coordinator.History;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        registry.Joined += observers.ClientJoined;
        registry.Left += observers.ClientLeft;

        // When the application begins to stop, not when its turn comes: the web server waits for the clients' streams to end.
        _stopping = lifetime.ApplicationStopping.UnsafeRegister(_ => _ = CloseAsync(CancellationToken.None), null);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await CloseAsync(cancellationToken).ConfigureAwait(false);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);

        // It may not have begun.
        _completion.TrySetCanceled(CancellationToken.None);
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        _stop.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _stop.Token);
        try
        {
            // Off the caller's thread: a strategy may compute before its first await, and the host is starting.
            var history = await Task.Run(() => _coordinator.RunAsync(stop.Token), stop.Token).ConfigureAwait(false);
            Log.RunFinished(services.Logger, history.Rounds.Count);
            await registry.CloseAsync("the run is over", stop.Token).ConfigureAwait(false);
            _completion.TrySetResult(history);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _completion.TrySetCanceled(stop.Token);
        }
#pragma warning disable CA1031 // Whatever ended the run is the completion's to report; the host goes on or stops as it was told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.RunFailed(services.Logger, exception);
            await registry.CloseAsync("the run ended early", stop.Token).ConfigureAwait(false);
            _completion.TrySetException(exception);
            _ = _completion.Task.Exception; // It is logged; nobody need await it besides.
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

    /// <summary>The run first, so that clients who are told to go do not become its failures.</summary>
    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await registry.CloseAsync("the server is shutting down", cancellationToken).ConfigureAwait(false);
    }
}
