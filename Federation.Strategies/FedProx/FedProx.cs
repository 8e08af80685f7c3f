using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// FedProx (Li et al. 2020, "Federated optimization in heterogeneous networks"): clients add the proximal term µ/2 · ‖w - w_global‖² to
/// their loss, which keeps them near the global model however different their data and however much of the work they manage. The next
/// global model is the mean, weighted by examples, of all of them, stragglers included.
/// </summary>
/// <remarks>
/// Clients are told µ as <see cref="FitConfigKeys.ProximalMu"/>, whatever else <see cref="FedAvgOptions.FitConfig"/> tells them.
/// </remarks>
/// <example><code>
/// var strategy = new FedProx(new FedProxOptions { ProximalMu = 0.1, FractionFit = 0.1 });
/// </code></example>
public sealed class FedProx : FedAvg
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public FedProx(FedProxOptions? options = null)
        : base(options ??= new FedProxOptions()) =>
        Instructor = new FitConfigInstructor(Instructor, (FitConfigKeys.ProximalMu, options.ProximalMu));
}
