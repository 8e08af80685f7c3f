using Federation.Strategies;

namespace Federation.Server;

/// <summary>What ends a wait for clients that do not come.</summary>
internal static class TooFewClients
{
    /// <param name="limit">How long was waited.</param>
    /// <param name="count">How many are needed.</param>
    /// <param name="clients">Who is there.</param>
    /// <param name="counts">Which of them count.</param>
    /// <param name="cause">What ended the wait, if anything has.</param>
    public static TimeoutException After(
        TimeSpan limit, int count, IReadOnlyList<ClientInfo> clients, Func<ClientInfo, bool> counts, Exception? cause = null)
    {
        var usable = clients.Count(counts);
        var others = usable == clients.Count ? "" : $" (and {clients.Count - usable} that the strategy does not select)";
        return new TimeoutException($"{count} clients are needed, but after {limit.TotalSeconds:0.#} s there were {usable}{others}.", cause);
    }
}
