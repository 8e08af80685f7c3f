using Federation.Core;

namespace Federation.Client;

/// <summary>What a client is asked to measure.</summary>
/// <param name="Parameters">The model to measure. Shared; never written to.</param>
/// <param name="Config">What the strategy tells this client.</param>
/// <param name="Round">The round, from 1.</param>
/// <param name="Progress">Where to report how far it has come; reporting often is cheap, most reports are dropped.</param>
public sealed record EvaluateRequest(TensorList Parameters, ScalarMap Config, int Round, IProgress<InstructionProgress> Progress);
