using Federation.Core;

namespace Federation.Simulation;

/// <summary>Changes what a client answers to fit. Called on a worker's thread, for several clients at a time; must not throw.</summary>
/// <param name="result">What the client's code answers. Its tensors must not be written to.</param>
/// <param name="model">The model that it was given to train.</param>
/// <returns>What arrives at the strategy.</returns>
public delegate FitResult UpdateTampering(FitResult result, TensorList model);
