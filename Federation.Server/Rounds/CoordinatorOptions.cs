namespace Federation.Server;

/// <summary>What the coordinator needs to know of a run.</summary>
/// <param name="Rounds">How many rounds.</param>
/// <param name="Seed">What makes its random choices repeatable.</param>
/// <param name="WaitForClients">How long to wait for the clients that the strategy needs.</param>
internal sealed record CoordinatorOptions(int Rounds, int Seed, TimeSpan WaitForClients);
