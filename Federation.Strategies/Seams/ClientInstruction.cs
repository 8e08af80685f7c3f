using Federation.Core;

namespace Federation.Strategies;

/// <summary>What one client is told: a model and a config.</summary>
/// <param name="Parameters">The model to train or to evaluate.</param>
/// <param name="Config">What else the client is told, such as the number of local epochs.</param>
public sealed record ClientInstruction(TensorList Parameters, ScalarMap Config);
