namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The clock of the calls' deadlines; a test can put another one in its place.</summary>
internal sealed record CallClock(TimeProvider Time);
