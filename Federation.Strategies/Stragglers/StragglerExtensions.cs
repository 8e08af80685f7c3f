using Federation.Core;

namespace Federation.Strategies;

/// <summary>Stragglers for any strategy, to see what it makes of them.</summary>
public static class StragglerExtensions
{
    /// <summary>
    /// The same strategy, in a federation where a part of each round's clients falls behind, as devices of different speed would (Li et
    /// al. 2020, FedProx, arXiv:1812.06127). The history shows them: as failures with their reason, or as answers with
    /// <see cref="FitMetricKeys.Work"/> below 1.
    /// </summary>
    /// <remarks>
    /// Fewer epochs are what the clients of <c>Federation.TorchSharp</c> do when told; a client of another kind that ignores
    /// <see cref="FitConfigKeys.EpochLimit"/> does all of its work and is no straggler. A client with a single batch cannot do less
    /// than an epoch either. The number of epochs asked for is the config's <see cref="FitConfigKeys.Epochs"/>, and 1 where it says none.
    /// </remarks>
    /// <param name="strategy">Any strategy.</param>
    /// <param name="options">How many fall behind and how; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range; the message lists all that are wrong.</exception>
    /// <example><code>
    /// var strategy = new FedAvg(options).WithStragglers(new StragglerOptions { Fraction = 0.9 });
    /// </code></example>
    public static IStrategy WithStragglers(this IStrategy strategy, StragglerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        options ??= new StragglerOptions();
        OptionFault.ThrowIfAny(nameof(StragglerOptions), options.FindFaults());
        return new Stragglers(strategy, options);
    }
}
