using Federation.Strategies;

namespace Federation.Server;

/// <summary>The clients that are connected.</summary>
public interface IClientRegistry
{
    /// <summary>The clients that are connected now, ordered by id.</summary>
    IReadOnlyList<ClientInfo> Clients { get; }

    /// <summary>Waits until at least that many clients are connected.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="limit">How long to wait at most; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="TimeoutException">There were fewer all that time; the message says how many.</exception>
    Task WaitForAsync(int count, TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>Chooses some of the connected clients uniformly, each at most once; all of them if there are no more.</summary>
    IReadOnlyList<ClientInfo> Sample(int count, Random random);

    /// <summary>A client has joined or come back.</summary>
    event Action<ClientInfo>? Joined;

    /// <summary>A client's connection is gone, and why.</summary>
    event Action<ClientInfo, string>? Left;
}
