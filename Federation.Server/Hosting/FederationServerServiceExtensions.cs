using Federation.Server;
using Federation.Strategies;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a federation server to an application.</summary>
public static class FederationServerServiceExtensions
{
    private const int ReceiveWindow = 2 << 20;

    /// <summary>
    /// Adds what a federation server needs; <c>app.MapFederation()</c> then lets clients in. One run begins when the
    /// application starts. Endpoints speak HTTP/2 unless they are configured otherwise, because clients connect to
    /// cleartext addresses with HTTP/2 from the first byte.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">How to run the federation; null for the defaults.</param>
    /// <returns>Where to choose the strategy and to add observers.</returns>
    public static IFederationServerBuilder AddFederationServer(
        this IServiceCollection services, Action<FederationServerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddGrpc();
        services.AddOptions<FederationServerOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FederationServerOptions>, FederationServerOptionsValidator>());

        // In front of the application's own configuration: defaults only count for endpoints that are added after them.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<KestrelServerOptions>>(new ConfigureOptions<KestrelServerOptions>(
            ConfigureKestrel)));

        services.Replace(ServiceDescriptor.Singleton<IMemoryPoolFactory<byte>>(new TransportMemoryPoolFactory()));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IStrategy>(_ => new FedAvg());
        services.TryAddSingleton<SessionServices>();
        services.TryAddSingleton<ClientRegistry>();
        services.TryAddSingleton<IClientRegistry>(provider => provider.GetRequiredService<ClientRegistry>());
        services.TryAddSingleton(provider => new RunObservers(
            provider.GetServices<IRunObserver>(), provider.GetRequiredService<SessionServices>().Logger));
        services.TryAddSingleton<RunService>();
        services.TryAddSingleton<IFederationRun>(provider => provider.GetRequiredService<RunService>());
        services.AddHostedService(provider => provider.GetRequiredService<RunService>());
        return new FederationServerBuilder(services);
    }

    private static void ConfigureKestrel(KestrelServerOptions kestrel)
    {
        kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2);

        // A client has one stream on a connection of its own, and the server always reads: a window of many chunks keeps an
        // update flowing while the server is busy with others.
        kestrel.Limits.Http2.InitialStreamWindowSize = ReceiveWindow;
        kestrel.Limits.Http2.InitialConnectionWindowSize = ReceiveWindow;
    }
}
