namespace CustomStrategy;

/// <summary>What a run of the sample consists of.</summary>
/// <param name="Rounds">How many rounds, at most.</param>
/// <param name="Clients">How many clients.</param>
/// <param name="Mistaken">How many of them have all labels wrong.</param>
/// <param name="Seed">Decides the data and all random choices.</param>
internal sealed record Settings(int Rounds, int Clients, int Mistaken, int Seed);
