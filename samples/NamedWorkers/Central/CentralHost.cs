using Federation.Server;
using Federation.Strategies;

namespace NamedWorkers.Central;

/// <summary>The federation's server within this process.</summary>
internal sealed class CentralHost : IAsyncDisposable
{
    private static readonly TimeSpan s_shutdownTimeout = TimeSpan.FromSeconds(3);

    private readonly WebApplication _app;

    private CentralHost(WebApplication app) => _app = app;

    /// <summary>Where workers on this machine reach it.</summary>
    public Uri Address => Reachable("127.0.0.1");

    /// <summary>Where workers on other machines reach it, if it listens for them.</summary>
    public Uri AddressForWorkers => Reachable(Environment.MachineName);

    /// <summary>The run's history, when it is over.</summary>
    public Task<RunHistory> Completion => _app.Services.GetRequiredService<IFederationRun>().Completion;

    /// <summary>Starts listening; the run begins when all workers are there.</summary>
    /// <param name="url">Where to listen.</param>
    /// <param name="settings">What the run is like.</param>
    /// <param name="strategy">Who trains on what, and when it is over.</param>
    /// <param name="admit">Who is let in.</param>
    /// <param name="observers">Who looks on.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The address is taken or is not this machine's.</exception>
    public static async Task<CentralHost> StartAsync(
        string url,
        CentralSettings settings,
        IStrategy strategy,
        Func<ClientInfo, ClientRefusal?> admit,
        IReadOnlyList<IRunObserver> observers,
        CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders(); // the observers tell what happens
        builder.WebHost.UseUrls(url);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = s_shutdownTimeout);
        var federation = builder.Services.AddFederationServer(options =>
        {
            options.Rounds = int.MaxValue; // the strategy ends the run, with its last epoch
            options.Seed = settings.Seed;
            options.WaitForClients = settings.Patience;
            options.ReconnectWindow = settings.ComeBack;
            options.Admit = admit;
        });
        federation.UseStrategy(strategy);
        foreach (var observer in observers)
        {
            federation.AddObserver(observer);
        }

        var app = builder.Build();
        app.MapFederation();
        var host = new CentralHost(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        return host;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(s_shutdownTimeout);
        try
        {
            await _app.StopAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Connections that did not end in time are cut by the disposal.
        }

        await _app.DisposeAsync();
    }

    // One that listens on every address of its machine is reached by one of them.
    private Uri Reachable(string anyAddress)
    {
        var address = BindingAddress.Parse(_app.Urls.First());
        var host = address.Host is "0.0.0.0" or "[::]" or "*" or "+" ? anyAddress : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}");
    }
}
