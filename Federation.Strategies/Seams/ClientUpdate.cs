using Federation.Core;

namespace Federation.Strategies;

/// <summary>A complete answer of one client to fit.</summary>
/// <param name="Client">Who answered.</param>
/// <param name="Result">The answer.</param>
public sealed record ClientUpdate(ClientInfo Client, FitResult Result);
