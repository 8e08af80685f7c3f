namespace Federation.Simulation.Internal;

/// <summary>A client is away for some time.</summary>
/// <param name="From">When it goes.</param>
/// <param name="To">When it is back; null if it is not known to come back.</param>
/// <param name="Reason">Why it goes, in words.</param>
internal sealed record Absence(TimeSpan From, TimeSpan? To, string Reason);
