namespace TwoDevices.Running;

/// <summary>What a round came to.</summary>
/// <param name="Devices">Each device's own model, before it is merged with the other's.</param>
/// <param name="Merged">The mean of them.</param>
internal sealed record RoundScores(IReadOnlyList<Score> Devices, Score Merged);
