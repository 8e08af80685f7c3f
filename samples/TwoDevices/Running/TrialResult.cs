using Federation.Core;

namespace TwoDevices.Running;

/// <summary>What a run came to.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Base">The model that the devices start from.</param>
/// <param name="Rounds">Each round's models.</param>
/// <param name="Head">The last merged model, as far as it travels.</param>
internal sealed record TrialResult(int Seed, Score Base, IReadOnlyList<RoundScores> Rounds, TensorList Head);
