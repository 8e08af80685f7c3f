namespace Grpc.Net.Client.Internal;

/// <summary>How a call that is to wait for its server waits between attempts to connect.</summary>
internal static class ReadyWait
{
    private const double Growth = 1.6;
    private const double Jitter = 0.2;
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    /// <summary>Whether no connection came about, so that nothing of the request can have been sent.</summary>
    public static bool IsNotConnected(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError;

    /// <summary>Waits; the longer, the more attempts there were. Clients that lost one server do not come back at once.</summary>
    /// <param name="attempts">How often it was tried, from 1 on.</param>
    /// <param name="clock">Measures the time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task DelayAsync(int attempts, TimeProvider clock, CancellationToken cancellationToken)
    {
        double factor = Math.Min(Math.Pow(Growth, attempts - 1), s_longest / s_first);
        double spread = 1 + Jitter * (2 * Random.Shared.NextDouble() - 1);
        return Task.Delay(s_first * (factor * spread), clock, cancellationToken);
    }
}
