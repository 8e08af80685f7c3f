using Federation.Server;
using Federation.Strategies;

namespace CifarSample.Server;

/// <summary>The federation's server within this process.</summary>
internal sealed class FederationHost : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(3);

    private readonly WebApplication _app;

    private FederationHost(WebApplication app) => _app = app;

    /// <summary>Where the server listens.</summary>
    public IReadOnlyCollection<string> Addresses => [.. _app.Urls];

    /// <summary>Where clients on this machine reach the server.</summary>
    public Uri Address => Reachable("127.0.0.1");

    /// <summary>Where clients on other machines reach the server, if it listens for them.</summary>
    public Uri AddressForClients => Reachable(Environment.MachineName);

    /// <summary>The run's history, when it is over.</summary>
    public Task<RunHistory> Completion => _app.Services.GetRequiredService<IFederationRun>().Completion;

    /// <summary>Starts listening; the run begins when the clients that it needs are there.</summary>
    /// <exception cref="IOException">The address is taken or is not this machine's.</exception>
    public static async Task<FederationHost> StartAsync(
        string url, RunSettings settings, IStrategy strategy, IReadOnlyList<IRunObserver> observers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders(); // the observer tells what happens
        builder.WebHost.UseUrls(url);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        var federation = builder.Services.AddFederationServer(options =>
        {
            options.Rounds = settings.Rounds;
            options.Seed = settings.Seed;
            options.ReconnectWindow = TimeSpan.FromMinutes(1); // time to start a client again by hand
        });
        federation.UseStrategy(strategy);
        foreach (var observer in observers)
        {
            federation.AddObserver(observer);
        }

        var app = builder.Build();
        app.MapFederation();
        var host = new FederationHost(app);
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

    // A server that listens on every address of its machine is reached by one of them.
    private Uri Reachable(string anyAddress)
    {
        var address = BindingAddress.Parse(Addresses.First());
        var host = address.Host is "0.0.0.0" or "[::]" or "*" or "+" ? anyAddress : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}");
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(ShutdownTimeout);
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
}
