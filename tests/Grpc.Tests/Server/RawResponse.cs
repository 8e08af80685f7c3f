using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;

namespace Grpc.Tests.Server;

/// <summary>A whole response, as HTTP has it.</summary>
internal sealed record RawResponse(
    HttpStatusCode HttpStatus,
    HttpResponseHeaders Headers,
    string? ContentType,
    IReadOnlyList<(byte Flag, Payload Message)> Messages,
    HttpResponseHeaders Trailers)
{
    /// <summary>Whether the status came with the headers, and nothing after them.</summary>
    public bool IsTrailersOnly => Headers.Contains("grpc-status");

    public StatusCode Status => (StatusCode)int.Parse(Value("grpc-status"));

    /// <summary>The message of the status as it was sent, percent-encoded.</summary>
    public string RawDetail => Value("grpc-message");

    public string Detail => Uri.UnescapeDataString(RawDetail);

    public string Value(string name) =>
        Trailers.TryGetValues(name, out IEnumerable<string>? trailer) ? string.Join(',', trailer)
        : Headers.TryGetValues(name, out IEnumerable<string>? header) ? string.Join(',', header)
        : throw new AssertionException($"There is no header or trailer {name}.");

    public static async Task<RawResponse> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new RawResponse(
            response.StatusCode,
            response.Headers,
            response.Content.Headers.ContentType?.ToString(),
            Frame.Parse(body),
            response.TrailingHeaders);
    }
}
