using Grpc.Core;
using Grpc.Net.Compression;
using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client;

/// <summary>The settings of a <see cref="GrpcChannel"/>. They are read once, when the channel is created.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>Creates the default settings.</summary>
    public GrpcChannelOptions()
    {
    }

    /// <summary>
    /// The credentials of the channel; null means those that the address implies. They must match the address:
    /// <see cref="ChannelCredentials.Insecure"/> for http, <see cref="ChannelCredentials.SecureSsl"/> for https.
    /// Certificates are configured on the handler.
    /// </summary>
    public ChannelCredentials? Credentials { get; set; }

    /// <summary>The longest message to send, in bytes before compression; null, the default, means no limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>
    /// The longest message to receive, in bytes, compressed or not; null means no limit. The default is 4 MB.
    /// </summary>
    public int? MaxReceiveMessageSize { get; set; } = GrpcChannel.DefaultMaxReceiveMessageSize;

    /// <summary>The encodings that messages may be compressed with; null, the default, means gzip and deflate.</summary>
    public IList<ICompressionProvider>? CompressionProviders { get; set; }

    /// <summary>Makes the channel's loggers; null means that nothing is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// The client that sends the requests. It cannot be set together with <see cref="HttpHandler"/>; with neither, the
    /// channel makes a handler of its own. Its <see cref="System.Net.Http.HttpClient.Timeout"/> limits the time until
    /// the response headers.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>The handler that sends the requests. It cannot be set together with <see cref="HttpClient"/>.</summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>
    /// Whether the channel disposes the <see cref="HttpClient"/> or <see cref="HttpHandler"/> that it was given. The
    /// default is false. A handler of the channel's own is always disposed with it.
    /// </summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>
    /// Whether a call that is cancelled, or exceeds its deadline, throws <see cref="OperationCanceledException"/>
    /// instead of <see cref="RpcException"/>. The default is false.
    /// </summary>
    public bool ThrowOperationCanceledOnCancellation { get; set; }

    /// <summary>
    /// Whether call credentials are sent on a channel without TLS, where anybody on the way can read them. The default
    /// is false: they are then left out.
    /// </summary>
    public bool UnsafeUseInsecureChannelCallCredentials { get; set; }

    /// <summary>The HTTP version of the requests; null, the default, means 2.0.</summary>
    public Version? HttpVersion { get; set; }

    /// <summary>
    /// How the HTTP version may be negotiated; null, the default, means
    /// <see cref="System.Net.Http.HttpVersionPolicy.RequestVersionExact"/>.
    /// </summary>
    public HttpVersionPolicy? HttpVersionPolicy { get; set; }
}
