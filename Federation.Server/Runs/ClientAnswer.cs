using Federation.Core;

namespace Federation.Server;

/// <summary>What one client contributed to one part of a round.</summary>
/// <param name="ClientId">Who.</param>
/// <param name="ExampleCount">How many examples it trained on or measured.</param>
/// <param name="Loss">The loss it measured; null for fit.</param>
/// <param name="Metrics">What it measured besides.</param>
/// <param name="Duration">From the instruction to the complete answer.</param>
public sealed record ClientAnswer(string ClientId, long ExampleCount, double? Loss, ScalarMap Metrics, TimeSpan Duration)
{
    /// <summary>The round in which the client was asked: an earlier one than the record's where rounds are buffered.</summary>
    public int AskedInRound { get; init; }

    /// <summary>How many bytes of tensors the client sent, as they travelled; 0 for evaluate.</summary>
    public long UpdateBytes { get; init; }
}
