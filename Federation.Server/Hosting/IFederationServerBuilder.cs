using Federation.Strategies;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Server;

/// <summary>Says more of a federation server than its options do.</summary>
public interface IFederationServerBuilder
{
    /// <summary>The application's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Chooses the strategy; without it, <see cref="FedAvg"/> with its defaults. The last choice counts.</summary>
    IFederationServerBuilder UseStrategy(IStrategy strategy);

    /// <summary>Chooses a strategy that is made of the application's services.</summary>
    IFederationServerBuilder UseStrategy(Func<IServiceProvider, IStrategy> factory);

    /// <summary>Has an observer told what happens in the run.</summary>
    IFederationServerBuilder AddObserver(IRunObserver observer);
}
