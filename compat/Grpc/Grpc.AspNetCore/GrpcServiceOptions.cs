using System.IO.Compression;
using Grpc.Net.Compression;

namespace Grpc.AspNetCore.Server;

/// <summary>How services are served.</summary>
public class GrpcServiceOptions
{
    internal const int DefaultMaxReceiveMessageSize = 4 * 1024 * 1024;

    private int? _maxReceiveMessageSize;

    /// <summary>The longest message to send, in bytes, before compression; null (the default) means no limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>
    /// The longest message to accept, in bytes, compressed and decompressed; null means no limit. 4 MB unless set.
    /// </summary>
    public int? MaxReceiveMessageSize
    {
        get => _maxReceiveMessageSize;
        set
        {
            _maxReceiveMessageSize = value;
            IsMaxReceiveMessageSizeSet = true;
        }
    }

    /// <summary>
    /// Whether a client learns what exception a handler threw; null means false. Such messages can hold secrets.
    /// </summary>
    public bool? EnableDetailedErrors { get; set; }

    /// <summary>
    /// The encoding of responses, used with clients that accept it; null (the default) means that they are not
    /// compressed. One of <see cref="CompressionProviders"/> has that name.
    /// </summary>
    public string? ResponseCompressionAlgorithm { get; set; }

    /// <summary>How hard responses are compressed; null means the provider's own level.</summary>
    public CompressionLevel? ResponseCompressionLevel { get; set; }

    /// <summary>The encodings that are understood; gzip and deflate unless set.</summary>
    public IList<ICompressionProvider> CompressionProviders { get; set; } = [];

    /// <summary>
    /// Whether calls to services that are not mapped are left to the rest of the application rather than ended with
    /// <see cref="Core.StatusCode.Unimplemented"/>; null means false.
    /// </summary>
    public bool? IgnoreUnknownServices { get; set; }

    /// <summary>Null is a value of its own: no limit.</summary>
    internal bool IsMaxReceiveMessageSizeSet { get; private set; }
}
