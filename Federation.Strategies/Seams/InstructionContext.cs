using Federation.Core;

namespace Federation.Strategies;

/// <summary>What the instructions of a round may depend on. The same object for all clients that are chosen together.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="GlobalModel">The model as it is now.</param>
/// <param name="Selected">The clients that are told something now, ordered by id.</param>
/// <param name="Seed">What makes random decisions repeatable: derived from the run's seed and the round.</param>
public sealed record InstructionContext(int Round, TensorList GlobalModel, IReadOnlyList<ClientInfo> Selected, int Seed);
