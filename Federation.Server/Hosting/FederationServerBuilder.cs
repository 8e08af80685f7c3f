using Federation.Strategies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Federation.Server;

/// <inheritdoc cref="IFederationServerBuilder"/>
internal sealed class FederationServerBuilder(IServiceCollection services) : IFederationServerBuilder
{
    public IServiceCollection Services => services;

    public IFederationServerBuilder UseStrategy(IStrategy strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return UseStrategy(_ => strategy);
    }

    public IFederationServerBuilder UseStrategy(Func<IServiceProvider, IStrategy> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        services.Replace(ServiceDescriptor.Singleton(factory));
        return this;
    }

    public IFederationServerBuilder AddObserver(IRunObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        services.AddSingleton(observer);
        return this;
    }
}
