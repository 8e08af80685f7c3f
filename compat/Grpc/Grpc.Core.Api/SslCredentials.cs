namespace Grpc.Core;

/// <summary>TLS.</summary>
public sealed class SslCredentials : ChannelCredentials
{
    private readonly VerifyPeerCallback? _verifyPeerCallback;

    /// <summary>Creates TLS credentials with the roots that the system trusts.</summary>
    public SslCredentials()
        : this(null, null, null)
    {
    }

    /// <summary>Creates TLS credentials.</summary>
    /// <param name="rootCertificates">The trusted roots (PEM).</param>
    public SslCredentials(string rootCertificates)
        : this(rootCertificates, null, null)
    {
    }

    /// <summary>Creates TLS credentials.</summary>
    /// <param name="rootCertificates">The trusted roots (PEM).</param>
    /// <param name="keyCertificatePair">The client's certificate.</param>
    public SslCredentials(string rootCertificates, KeyCertificatePair keyCertificatePair)
        : this(rootCertificates, keyCertificatePair, null)
    {
    }

    /// <summary>Creates TLS credentials.</summary>
    /// <param name="rootCertificates">The trusted roots (PEM); null means those of the system.</param>
    /// <param name="keyCertificatePair">The client's certificate; null means none.</param>
    /// <param name="verifyPeerCallback">An additional check of the server; null means none.</param>
    public SslCredentials(
        string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback)
    {
        RootCertificates = rootCertificates;
        KeyCertificatePair = keyCertificatePair;
        _verifyPeerCallback = verifyPeerCallback;
    }

    /// <summary>The trusted roots (PEM); null means those of the system.</summary>
    public string? RootCertificates { get; }

    /// <summary>The client's certificate; null means none.</summary>
    public KeyCertificatePair? KeyCertificatePair { get; }

    internal override bool IsComposable => true;

    /// <inheritdoc />
    public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object state) =>
        configurator.SetSslCredentials(state, RootCertificates, KeyCertificatePair, _verifyPeerCallback);
}
