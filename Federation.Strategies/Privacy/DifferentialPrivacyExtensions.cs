namespace Federation.Strategies;

/// <summary>Central differential privacy for strategies that average.</summary>
public static class DifferentialPrivacyExtensions
{
    /// <summary>
    /// The same strategy with user-level differential privacy: what any one client contributes to the models of a run is hidden by noise
    /// (DP-FedAvg, McMahan et al. 2018), with a fixed clipping norm or one that follows the updates (Andrew et al. 2021).
    /// </summary>
    /// <remarks>
    /// <para>The mechanism, in each round: of every update the change Δ = update - model given, over all floating-point tensors together, is
    /// scaled by min(1, C / ‖Δ‖₂). The changes are summed, each with weight 1, whatever the examples. Noise of the normal distribution
    /// with standard deviation z C is added to each element of the sum, and the whole is divided by the number of updates, or by
    /// <see cref="DifferentialPrivacyOptions.ExpectedClients"/>. That takes the place of the strategy's mean, below the step of a server
    /// optimizer, which then is mere post-processing.</para>
    /// <para>What it gives: adding or removing one client changes the sum by at most C, so that a round is a Gaussian mechanism of noise
    /// multiplier z and a run is a composition of them; <see cref="PrivacyAccountant"/> computes ε and δ.</para>
    /// <para>What it does not protect: anything from the server, which sees every update; integer and bool tensors, which get their plain
    /// mean; metrics, losses and numbers of examples that clients report, and a history that holds them; whether a client took part, and how
    /// many did, where no expected number is set; the initial model, where a client is asked for it. Choosing clients by what they report,
    /// such as their losses, is outside of the accounting. Arithmetic is floating-point: the sensitivity holds up to its rounding.</para>
    /// <para>Wrappers may be combined in any order; clipping comes after decoding of compressed updates, and before all else.</para>
    /// </remarks>
    /// <param name="strategy">
    /// A strategy whose aggregator is a <see cref="IMeanBasedAggregator"/>, such as <see cref="FedAvg"/> and what has a server optimizer on
    /// top of its mean. Its own weights are not used.
    /// </param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">
    /// The strategy's aggregator is of another kind, for which noise on a mean would mean nothing; or settings are out of range, and the
    /// message lists all that are wrong.
    /// </exception>
    /// <example><code>
    /// var strategy = new FedAvg(options).WithDifferentialPrivacy(new DifferentialPrivacyOptions { NoiseMultiplier = 1, ClippingNorm = 0.5 });
    /// </code></example>
    public static IStrategy WithDifferentialPrivacy(this IStrategy strategy, DifferentialPrivacyOptions options)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        ArgumentNullException.ThrowIfNull(options);
        OptionFault.ThrowIfAny(nameof(DifferentialPrivacyOptions), options.FindFaults());
        return strategy.Aggregator is IMeanBasedAggregator aggregator
            ? new DifferentiallyPrivate(strategy, aggregator, options)
            : throw new ArgumentException(
                $"{strategy.GetType().Name} cannot be made differentially private: its aggregator, {strategy.Aggregator.GetType().Name}, "
                + $"depends on more of the updates than their mean (it is no {nameof(IMeanBasedAggregator)}), "
                + "so that noise on the mean would protect nothing.",
                nameof(strategy));
    }
}
