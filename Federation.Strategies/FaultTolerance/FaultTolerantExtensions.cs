namespace Federation.Strategies;

/// <summary>Minimum completion for any strategy.</summary>
public static class FaultTolerantExtensions
{
    /// <summary>
    /// The same strategy, but a round in which too many of the clients failed leaves the global model as it was, so that the few that are
    /// left do not carry it away.
    /// </summary>
    /// <param name="strategy">Any strategy.</param>
    /// <param name="options">How many clients must have answered; null for half of them.</param>
    /// <exception cref="ArgumentException">Settings are out of range; the message lists all that are wrong.</exception>
    public static IStrategy WithMinimumCompletion(this IStrategy strategy, FaultTolerantOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        options ??= new FaultTolerantOptions();
        OptionFault.ThrowIfAny(nameof(FaultTolerantOptions), options.FindFaults());
        return new FaultTolerant(strategy, options);
    }
}
