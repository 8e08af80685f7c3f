using System.Reflection;
using System.Runtime.InteropServices;
using Grpc.Core;
using Grpc.Net.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>Makes the HTTP request of a call.</summary>
internal static class RequestFactory
{
    /// <summary>The metadata entry by which a caller asks for the requests to be compressed. It is not sent.</summary>
    public const string CompressionRequest = "grpc-internal-encoding-request";

    private static readonly string s_userAgent = string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"grpc-dotnet-compat/{typeof(RequestFactory).Assembly.GetName().Version?.ToString(3)} ({RuntimeInformation.FrameworkDescription})");

    public static HttpRequestMessage Create(
        GrpcChannel channel, IMethod method, Metadata? metadata, TimeSpan? timeout, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, channel.AddressOf(method))
        {
            Version = channel.HttpVersion,
            VersionPolicy = channel.HttpVersionPolicy,
            Content = content,
        };
        request.Headers.TryAddWithoutValidation("user-agent", s_userAgent);
        request.Headers.TryAddWithoutValidation("te", "trailers");
        request.Headers.TryAddWithoutValidation(GrpcHeaderNames.AcceptEncoding, channel.AcceptEncoding);
        if (timeout is { } limit)
        {
            request.Headers.TryAddWithoutValidation(GrpcHeaderNames.Timeout, GrpcTimeout.Format(limit));
        }

        foreach (Metadata.Entry entry in metadata ?? Metadata.Empty)
        {
            if (entry.Key == CompressionRequest)
            {
                request.Headers.TryAddWithoutValidation(GrpcHeaderNames.Encoding, entry.Value);
            }
            else if (!GrpcHeaderNames.IsReserved(entry.Key))
            {
                request.Headers.TryAddWithoutValidation(entry.Key, MetadataCodec.ToHeaderValue(entry));
            }
        }

        return request;
    }
}
