using Federation.Core;

namespace Federation.Strategies;

/// <summary>What a strategy knows of a client.</summary>
/// <param name="Id">The client's name, unique in the federation.</param>
/// <param name="Properties">What the client says of itself.</param>
public sealed record ClientInfo(string Id, ScalarMap Properties)
{
    /// <summary>
    /// How many examples the client says it has (<see cref="ClientPropertyKeys.ExampleCount"/>), at least 0; null if it does not say so.
    /// </summary>
    public long? ExampleCount =>
        Properties.TryGetValue(ClientPropertyKeys.ExampleCount, out var count) && count.Kind == ScalarKind.Integer && count.AsInteger() >= 0
            ? count.AsInteger()
            : null;
}
