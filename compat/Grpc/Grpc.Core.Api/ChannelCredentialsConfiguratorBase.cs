namespace Grpc.Core;

/// <summary>Learns what <see cref="ChannelCredentials"/> are. A channel derives from it.</summary>
public abstract class ChannelCredentialsConfiguratorBase
{
    /// <summary>The credentials are plain text.</summary>
    /// <param name="state">What the configuration was started with.</param>
    public abstract void SetInsecureCredentials(object state);

    /// <summary>The credentials are TLS.</summary>
    /// <param name="state">What the configuration was started with.</param>
    /// <param name="rootCertificates">The trusted roots (PEM); null means those of the system.</param>
    /// <param name="keyCertificatePair">The client's certificate; null means none.</param>
    /// <param name="verifyPeerCallback">An additional check of the server; null means none.</param>
    public abstract void SetSslCredentials(
        object state,
        string? rootCertificates,
        KeyCertificatePair? keyCertificatePair,
        VerifyPeerCallback? verifyPeerCallback);

    /// <summary>The credentials are those of a channel, and some for each call.</summary>
    /// <param name="state">What the configuration was started with.</param>
    /// <param name="channelCredentials">The security of the channel.</param>
    /// <param name="callCredentials">What is added to each call.</param>
    public abstract void SetCompositeCredentials(
        object state, ChannelCredentials channelCredentials, CallCredentials callCredentials);
}
