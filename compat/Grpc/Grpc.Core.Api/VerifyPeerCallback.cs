namespace Grpc.Core;

/// <summary>Decides whether a server is the right one, in addition to the check of its certificate.</summary>
/// <param name="context">The server's name and certificate.</param>
/// <returns>False to refuse the connection.</returns>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);
