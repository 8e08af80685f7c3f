using Federation.Strategies;

namespace Federation.Server;

/// <summary>What came of one client's part: an answer that was taken or a failure.</summary>
internal sealed record Contribution(ClientInfo Client, ClientAnswer? Answer, ClientFailure? Failure);
