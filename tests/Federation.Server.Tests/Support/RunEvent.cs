namespace Federation.Server.Tests.Support;

/// <summary>Something that an observer was told.</summary>
/// <param name="Name">The observer's member.</param>
/// <param name="ClientId">The client that it is about, if it is about one.</param>
/// <param name="Phase">The part of the round, if it is about one.</param>
/// <param name="Value">The member's last argument.</param>
internal sealed record RunEvent(string Name, string? ClientId = null, RoundPhase? Phase = null, object? Value = null);
