using Federation.Client;
using Federation.Client.Internal;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Runs a client of a federation in a host.</summary>
public static class FederationClientServiceExtensions
{
    /// <summary>
    /// Runs <typeparamref name="TClient"/> as a background service that joins the federation when the host starts and
    /// leaves it when the host stops.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Says at least where the server is.</param>
    /// <typeparam name="TClient">What the client does; made by the host's services unless it is registered already.</typeparam>
    public static IServiceCollection AddFederationClient<TClient>(
        this IServiceCollection services, Action<FederationWorkerOptions> configure)
        where TClient : class, IFederatedClient
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<FederationWorkerOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FederationWorkerOptions>, FederationWorkerOptionsValidator>());
        services.TryAddSingleton<TClient>();
        services.AddHostedService<FederationWorker<TClient>>();
        return services;
    }
}
