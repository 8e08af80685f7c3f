namespace Federation.Strategies;

/// <summary>What a choice of clients may depend on.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Available">The connected clients, ordered by id, so that a seeded choice does not depend on who came first.</param>
/// <param name="Random">Seeded by the run and the round.</param>
public sealed record SelectionContext(int Round, IReadOnlyList<ClientInfo> Available, Random Random);
