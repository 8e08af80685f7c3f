using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>What a channel's credentials come down to: TLS or not, and the credentials of every call.</summary>
internal sealed class ChannelCredentialsReader : ChannelCredentialsConfiguratorBase
{
    private readonly List<CallCredentials> _callCredentials = [];

    private ChannelCredentialsReader()
    {
    }

    public bool IsSecure { get; private set; }

    public IReadOnlyList<CallCredentials> CallCredentials => _callCredentials;

    /// <exception cref="InvalidOperationException">The address has no credentials, or others than these.</exception>
    public static ChannelCredentialsReader Read(Uri address, ChannelCredentials? credentials)
    {
        bool isHttps = address.Scheme == Uri.UriSchemeHttps;
        if (!isHttps && address.Scheme != Uri.UriSchemeHttp)
        {
            throw new InvalidOperationException(
                $"The address '{address}' must begin with http:// (HTTP/2 without TLS) or https://.");
        }

        var reader = new ChannelCredentialsReader { IsSecure = isHttps };
        credentials?.InternalPopulateConfiguration(reader, credentials);
        return reader.IsSecure == isHttps
            ? reader
            : throw new InvalidOperationException(
                $"{(reader.IsSecure ? "Secure" : "Insecure")} credentials cannot be used with the address '{address}'.");
    }

    public override void SetInsecureCredentials(object state) => IsSecure = false;

    public override void SetSslCredentials(
        object state,
        string? rootCertificates,
        KeyCertificatePair? keyCertificatePair,
        VerifyPeerCallback? verifyPeerCallback)
    {
        if (!string.IsNullOrEmpty(rootCertificates) || keyCertificatePair is not null || verifyPeerCallback is not null)
        {
            throw new InvalidOperationException(
                $"{nameof(SslCredentials)} with arguments are not supported by {nameof(GrpcChannel)}: "
                + $"configure certificates on {nameof(GrpcChannelOptions)}.{nameof(GrpcChannelOptions.HttpHandler)}.");
        }

        IsSecure = true;
    }

    public override void SetCompositeCredentials(
        object state, ChannelCredentials channelCredentials, CallCredentials callCredentials)
    {
        channelCredentials.InternalPopulateConfiguration(this, state);
        _callCredentials.Add(callCredentials);
    }
}
