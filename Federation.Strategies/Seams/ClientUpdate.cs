using Federation.Core;

namespace Federation.Strategies;

/// <summary>A complete answer of one client to fit.</summary>
/// <param name="Client">Who answered.</param>
/// <param name="Instruction">What it was told, the model it started from in it.</param>
/// <param name="Result">The answer.</param>
/// <param name="Round">The round in which it was told: an earlier one than the present where rounds are buffered.</param>
public sealed record ClientUpdate(ClientInfo Client, ClientInstruction Instruction, FitResult Result, int Round);
