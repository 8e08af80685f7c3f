using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Net.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>Finds a call's status in its response.</summary>
internal static class ResponseStatus
{
    /// <summary>The end of a call whose response consists of headers alone; null if there is a body to read.</summary>
    public static CallEnd? FromHeaders(HttpResponseMessage response)
    {
        // A status counts, whatever else is wrong with the response.
        if (HeaderMetadata.Find(response.Headers, GrpcHeaderNames.Status) is { } status)
        {
            return Read(status, response.Headers);
        }

        if (response.Version < HttpVersion.Version20)
        {
            return Bad(StatusCode.Internal, $"The protocol was downgraded to HTTP/{response.Version}.");
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            int code = (int)response.StatusCode;
            return Bad(StatusMapping.FromHttpStatus(code), $"HTTP status code: {code}.");
        }

        string? contentType = HeaderMetadata.Find(response.Content.Headers, "content-type");
        return GrpcContentType.IsGrpc(contentType)
            ? null
            : Bad(
                StatusCode.Cancelled,
                contentType is null ? "There is no content-type." : $"The content-type is '{contentType}'.");
    }

    /// <summary>The end of a call whose response has been read to its end.</summary>
    public static CallEnd FromTrailers(HttpResponseMessage response) =>
        HeaderMetadata.Find(response.TrailingHeaders, GrpcHeaderNames.Status) is { } status
            ? Read(status, response.TrailingHeaders)
            : new CallEnd(
                new Status(StatusCode.Cancelled, "No grpc-status found on response."),
                HeaderMetadata.Read(response.TrailingHeaders, out _));

    private static CallEnd Read(string statusValue, HttpHeaders headers)
    {
        Metadata metadata = HeaderMetadata.Read(headers, out Status? malformed);
        if (!StatusMapping.TryParse(statusValue, out StatusCode code))
        {
            return new CallEnd(new Status(StatusCode.Unknown, $"Unexpected grpc-status value '{statusValue}'."), metadata);
        }

        // A call that succeeded must not lose metadata unnoticed; one that failed keeps its reason.
        if (code == StatusCode.OK && malformed is not null)
        {
            return new CallEnd(malformed.Value, metadata);
        }

        string message = HeaderMetadata.Find(headers, GrpcHeaderNames.Message) ?? "";
        return new CallEnd(new Status(code, PercentEncoding.Decode(message)), metadata);
    }

    private static CallEnd Bad(StatusCode code, string what) => new(new Status(code, "Bad gRPC response. " + what), null);
}
