namespace Federation.Server;

/// <summary>One client's failure in one part of a round.</summary>
/// <param name="ClientId">Who failed.</param>
/// <param name="Phase">In which part of the round.</param>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Reason">What happened, in words.</param>
public sealed record ClientFailure(string ClientId, RoundPhase Phase, FailureKind Kind, string Reason);
