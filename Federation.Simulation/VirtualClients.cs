using Federation.Client;
using Federation.Core;

namespace Federation.Simulation;

/// <summary>
/// The clients of a simulation: how many there are, and how one is made when it has something to do. A client lives for one instruction,
/// unless said otherwise: it is made, asked one thing and, where it is <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/>, disposed
/// of, and with it the client that it goes round (<see cref="DelegatingClient"/>).
/// </summary>
/// <remarks>
/// What a client keeps from one instruction to the next is carried over where it is an <see cref="IStatefulClient"/>, as the ready clients
/// and the wrappers for compression and noise are: so a federation has the same results, to the bit, as over the network, where a client
/// lives on. Of work that is taken back nothing is carried over.
/// </remarks>
public sealed class VirtualClients
{
    /// <summary>Describes the clients.</summary>
    /// <param name="count">How many there are, at least 1.</param>
    /// <param name="create">
    /// Makes one; called on the worker's thread, for several clients at a time. What it throws is that client's failure.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public VirtualClients(int count, Func<VirtualClient, IFederatedClient> create)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(create);
        (Count, Create) = (count, create);
        var digits = (count - 1).ToString().Length;
        Id = number => $"client-{number.ToString($"D{digits}")}";
    }

    /// <summary>How many clients there are.</summary>
    public int Count { get; }

    /// <summary>
    /// The id of a client by its number, each another one of 1 to 128 characters. Unless said otherwise <c>client-</c> and the number, with
    /// as many digits for all.
    /// </summary>
    public Func<int, string> Id { get; init; }

    /// <summary>
    /// What a client says of itself, by its number. Null, unless said otherwise, to ask each client when the simulation begins, as the
    /// network does when they join (<see cref="IFederatedClient.GetPropertiesAsync"/>): all are made for that once.
    /// </summary>
    public Func<int, ScalarMap>? Properties { get; init; }

    /// <summary>How long a client exists: <see cref="ClientLifetime.WhileWorking"/> unless said otherwise.</summary>
    public ClientLifetime Lifetime { get; init; }

    internal Func<VirtualClient, IFederatedClient> Create { get; }
}
