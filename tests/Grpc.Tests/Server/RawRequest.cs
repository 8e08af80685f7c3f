using System.Net.Http.Headers;

namespace Grpc.Tests.Server;

/// <summary>Sends requests whose bytes are made by hand.</summary>
internal static class RawRequest
{
    public const string Service = "/server_test.ServerTest/";

    public static HttpRequestMessage Create(string method, HttpContent content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, method.StartsWith('/') ? method : Service + method)
        {
            Content = content,
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        content.Headers.ContentType ??= new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>Sends a whole body and takes the whole response.</summary>
    public static async Task<RawResponse> PostAsync(
        this HttpClient http,
        string method,
        byte[] body,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = Create(method, new ByteArrayContent(body), headers);
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        return await RawResponse.ReadAsync(response, cancellationToken);
    }
}
