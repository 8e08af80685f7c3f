namespace Federation.Strategies;

/// <summary>Lets another selector choose, but only among the clients that fit, such as those of a region or with enough memory.</summary>
/// <example><code>
/// FitSelector = new FilteredSelector(
///     client => client.Properties.TryGetValue("region", out var region) &amp;&amp; region == "eu",
///     new UniformSelector(fraction: 0.1, minimum: 5, minAvailableClients: 20))
/// </code></example>
/// <param name="fits">Whether a client may be chosen, by its id and what it says of itself.</param>
/// <param name="inner">Chooses; its minimum counts clients that fit.</param>
public sealed class FilteredSelector(Func<ClientInfo, bool> fits, IClientSelector inner) : IClientSelector
{
    private readonly Func<ClientInfo, bool> _fits = fits ?? throw new ArgumentNullException(nameof(fits));
    private readonly IClientSelector _inner = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public int MinAvailableClients => _inner.MinAvailableClients;

    /// <inheritdoc/>
    public bool CanSelect(ClientInfo client) => _fits(client) && _inner.CanSelect(client);

    /// <inheritdoc/>
    public ValueTask<ClientSelection> SelectAsync(SelectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _inner.SelectAsync(context with { Available = [.. context.Available.Where(_fits)] }, cancellationToken);
    }
}
