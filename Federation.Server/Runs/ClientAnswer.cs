using Federation.Core;

namespace Federation.Server;

/// <summary>What one client contributed to one part of a round.</summary>
/// <param name="ClientId">Who.</param>
/// <param name="ExampleCount">How many examples it trained on or measured.</param>
/// <param name="Loss">The loss it measured; null for fit.</param>
/// <param name="Metrics">What it measured besides.</param>
/// <param name="Duration">From the instruction to the complete answer.</param>
public sealed record ClientAnswer(string ClientId, long ExampleCount, double? Loss, ScalarMap Metrics, TimeSpan Duration);
