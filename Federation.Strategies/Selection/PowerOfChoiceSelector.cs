using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// Power of choice (Cho, Wang and Joshi 2020): draws candidates, has them measure the global model on their own data, and chooses those
/// with the largest losses. Learns in fewer rounds than a choice at random; each round waits for one more evaluation.
/// </summary>
/// <remarks>
/// Candidates are drawn without replacement, a client with twice the examples twice as likely first, if all clients tell how many they
/// have (<see cref="ClientPropertyKeys.ExampleCount"/>); otherwise all with the same chance. A candidate that does not answer is not
/// chosen. The model that a candidate has measured is not sent to it again for training.
/// </remarks>
public sealed class PowerOfChoiceSelector : IClientSelector
{
    private readonly PowerOfChoiceOptions _options;

    /// <summary>Makes a selector.</summary>
    /// <exception cref="ArgumentException">Settings are out of range; the message lists all that are wrong.</exception>
    public PowerOfChoiceSelector(PowerOfChoiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionFault.ThrowIfAny(nameof(PowerOfChoiceOptions), options.FindFaults());
        _options = options;
    }

    /// <inheritdoc/>
    public int MinAvailableClients => _options.MinAvailableClients ?? _options.Candidates;

    /// <inheritdoc/>
    /// <remarks>The chosen clients are ordered by id; of equal losses, the first id is chosen.</remarks>
    public async ValueTask<ClientSelection> SelectAsync(SelectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var candidates = Draw(context);
        var answers = await context.Probe(candidates, cancellationToken).ConfigureAwait(false);
        var chosen = candidates
            .Where(client => answers.ContainsKey(client.Id))
            .OrderByDescending(client => answers[client.Id].Loss)
            .ThenBy(client => client.Id, StringComparer.Ordinal)
            .Take(_options.Clients)
            .OrderBy(client => client.Id, StringComparer.Ordinal);
        return new ClientSelection([.. chosen]);
    }

    // Weighted drawing without replacement: the largest of u^(1/w), u uniform (Efraimidis and Spirakis 2006).
    private List<ClientInfo> Draw(SelectionContext context)
    {
        var weighted = context.Available.All(client => client.ExampleCount > 0);
        var keys = context.Available
            .Select(client => (Client: client, Key: Math.Log(1 - context.Random.NextDouble()) / (weighted ? client.ExampleCount!.Value : 1)))
            .ToList();
        return [.. keys
            .OrderByDescending(entry => entry.Key)
            .ThenBy(entry => entry.Client.Id, StringComparer.Ordinal)
            .Take(_options.Candidates)
            .Select(entry => entry.Client)
            .OrderBy(client => client.Id, StringComparer.Ordinal)];
    }
}
