using Federation.Strategies;

namespace Federation.Server;

/// <summary>The clients as the coordinator sees them, whatever is behind them.</summary>
internal interface IParticipants
{
    /// <summary>Who can be asked now, ordered by id.</summary>
    IReadOnlyList<IParticipant> Available { get; }

    /// <summary>Waits until at least so many clients are connected that count.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="counts">Which clients count.</param>
    /// <param name="limit">How long to wait at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="TimeoutException">There were fewer all that time; the message says how many.</exception>
    Task WaitForAsync(int count, Func<ClientInfo, bool> counts, TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>
    /// Called where the coordinator has nothing to do until somebody answers. Clients in a simulation answer now, one at a time, so that
    /// what happens depends on nothing but the simulated time.
    /// </summary>
    /// <returns>Whether anything has happened. If not, answers come by themselves, and are to be waited for.</returns>
    ValueTask<bool> PassTimeAsync(CancellationToken cancellationToken) => new(false);
}
