namespace TwoDevices.Running;

/// <summary>What a run came to.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Base">The model that the devices start from.</param>
/// <param name="Rounds">Each round's models.</param>
internal sealed record TrialResult(int Seed, Score Base, IReadOnlyList<RoundScores> Rounds);
