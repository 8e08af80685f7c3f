using System.IO.Compression;
using Grpc.Net.Compression;
using Grpc.Net.Internal;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The options of a service after its own were laid over those of all services.</summary>
internal sealed class MethodOptions
{
    private MethodOptions()
    {
    }

    public required int? MaxSendMessageSize { get; init; }

    public required int? MaxReceiveMessageSize { get; init; }

    public required bool EnableDetailedErrors { get; init; }

    public required bool IgnoreUnknownServices { get; init; }

    public required IReadOnlyDictionary<string, ICompressionProvider> CompressionProviders { get; init; }

    /// <summary>What <c>grpc-accept-encoding</c> says in every response.</summary>
    public required string AcceptEncoding { get; init; }

    /// <summary>The encoding of responses to clients that accept it; null means none.</summary>
    public required string? ResponseEncoding { get; init; }

    public required CompressionLevel? ResponseCompressionLevel { get; init; }

    public static MethodOptions Create(GrpcServiceOptions global, GrpcServiceOptions service)
    {
        ICompressionProvider[] configured = [.. global.CompressionProviders, .. service.CompressionProviders];
        Dictionary<string, ICompressionProvider> byName =
            AcceptedEncodings.ByName(configured.Length > 0 ? configured : DefaultProviders());

        string? encoding = service.ResponseCompressionAlgorithm ?? global.ResponseCompressionAlgorithm;
        if (string.Equals(encoding, GrpcHeaderNames.Identity, StringComparison.OrdinalIgnoreCase))
        {
            encoding = null;
        }

        if (encoding is not null && !byName.ContainsKey(encoding))
        {
            throw new InvalidOperationException(
                $"No compression provider has the name '{encoding}' of the configured response compression algorithm.");
        }

        return new MethodOptions
        {
            MaxSendMessageSize = service.MaxSendMessageSize ?? global.MaxSendMessageSize,
            MaxReceiveMessageSize = service.IsMaxReceiveMessageSizeSet ? service.MaxReceiveMessageSize
                : global.IsMaxReceiveMessageSizeSet ? global.MaxReceiveMessageSize
                : GrpcServiceOptions.DefaultMaxReceiveMessageSize,
            EnableDetailedErrors = service.EnableDetailedErrors ?? global.EnableDetailedErrors ?? false,
            IgnoreUnknownServices = service.IgnoreUnknownServices ?? global.IgnoreUnknownServices ?? false,
            CompressionProviders = byName,
            AcceptEncoding = AcceptedEncodings.Format(byName.Keys),
            ResponseEncoding = encoding,
            ResponseCompressionLevel = service.ResponseCompressionLevel ?? global.ResponseCompressionLevel,
        };
    }

    private static ICompressionProvider[] DefaultProviders() =>
    [
        new GzipCompressionProvider(CompressionLevel.Fastest),
        new DeflateCompressionProvider(CompressionLevel.Fastest),
    ];
}
