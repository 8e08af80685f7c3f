using Federation.Core;

namespace Federation.Client;

/// <summary>
/// A client that keeps something from one instruction to the next, such as personal layers, and that lets it be taken out as data and put
/// into another instance of it, which then goes on as this one would have, to the bit.
/// </summary>
/// <remarks>
/// A simulation makes a client anew for each instruction, and carries over what it keeps in this way. A client of a network can survive
/// the end of its process by it: what was saved goes wherever the client wants it, and into the next process before that joins.
/// </remarks>
/// <example><code>
/// public ClientState SaveState() => ClientState.Empty.With("best", _best).With("seen", new TensorList(_seen));
///
/// public void RestoreState(ClientState state)
/// {
///     if (!state.IsEmpty)
///     {
///         (_best, _seen) = (state.Scalars["best"].AsDouble(), state.Tensors["seen"][0]);
///     }
/// }
/// </code></example>
public interface IStatefulClient : IFederatedClient
{
    /// <summary>What the client keeps, <see cref="ClientState.Empty"/> if nothing. Called between instructions; changes nothing.</summary>
    /// <exception cref="NotSupportedException">The client keeps something that cannot be taken out; the message says what.</exception>
    ClientState SaveState();

    /// <summary>
    /// Makes the client what another instance was, made in the same way, when its state was saved. Called once, before the first
    /// instruction, or not at all.
    /// </summary>
    /// <param name="state">
    /// What was saved; it must not be written to. <see cref="ClientState.Empty"/> of a client that has kept nothing so far.
    /// </param>
    /// <exception cref="ArgumentException">It is another kind of client's; the message says what does not fit.</exception>
    void RestoreState(ClientState state);
}
