using Federation.Core;

namespace Federation.Strategies;

/// <summary>What a strategy knows of a client.</summary>
/// <param name="Id">The client's name, unique in the federation.</param>
/// <param name="Properties">What the client says of itself.</param>
public sealed record ClientInfo(string Id, ScalarMap Properties);
