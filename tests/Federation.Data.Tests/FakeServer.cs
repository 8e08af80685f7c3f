using System.Net;

namespace Federation.Data.Tests;

/// <summary>Answers requests without a network, one scripted answer after the other; the last one is repeated.</summary>
internal sealed class FakeServer(params Func<CancellationToken, Task<HttpResponseMessage>>[] answers) : HttpMessageHandler
{
    public int Requests => Asked.Count;

    public List<Uri?> Asked { get; } = [];

    public static Func<CancellationToken, Task<HttpResponseMessage>> Content(byte[] content) =>
        _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) });

    public static Func<CancellationToken, Task<HttpResponseMessage>> Status(HttpStatusCode status) =>
        _ => Task.FromResult(new HttpResponseMessage(status));

    public static Func<CancellationToken, Task<HttpResponseMessage>> Failure(HttpRequestError error) =>
        _ => throw new HttpRequestException(error, $"failed with {error}");

    public static Func<CancellationToken, Task<HttpResponseMessage>> Silence(TaskCompletionSource reached) =>
        async token =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("unreachable");
        };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.RequestUri);
        return answers[Math.Min(Requests, answers.Length) - 1](cancellationToken);
    }
}
