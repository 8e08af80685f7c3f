using Federation.Core;

namespace Federation.Strategies;

/// <summary>Asks clients to evaluate the present global model on their data.</summary>
/// <param name="clients">Who is asked, each at most once.</param>
/// <param name="cancellationToken">Takes the instructions back.</param>
/// <returns>The usable answers by client id. A client that fails or is late is not in it, and is recorded as a failure.</returns>
public delegate ValueTask<IReadOnlyDictionary<string, EvaluateResult>> ClientProbe(
    IReadOnlyList<ClientInfo> clients, CancellationToken cancellationToken);
