namespace Grpc.Core;

/// <summary>What a <see cref="VerifyPeerCallback"/> decides on.</summary>
public class VerifyPeerContext
{
    internal VerifyPeerContext(string targetName, string peerPem)
    {
        TargetName = targetName;
        PeerPem = peerPem;
    }

    /// <summary>The name that the server was connected to by.</summary>
    public string TargetName { get; }

    /// <summary>The server's certificate (PEM).</summary>
    public string PeerPem { get; }
}
