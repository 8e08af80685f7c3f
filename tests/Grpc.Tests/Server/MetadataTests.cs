using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Grpc.Tests.Server;

/// <summary>Headers and trailers both ways, and what a handler is told of its call.</summary>
internal sealed class MetadataTests : ServerTestBase
{
    [Test]
    [CancelAfter(30_000)]
    public async Task RequestHeaders_OfClient_AreSeenWithoutTheProtocols(CancellationToken token)
    {
        Metadata? seen = null;
        TestServer server = await StartAsync(new()
        {
            Unary = (request, context) =>
            {
                seen = context.RequestHeaders;
                return Task.FromResult(request);
            },
        });

        await server.Http.PostAsync(
            "Unary",
            Frame.Of(""),
            token,
            ("X-Text", "a, b"),
            ("two", "1"),
            ("two", "2"),
            ("key-bin", "AQ==,Ag"),
            ("user-agent", "me"),
            ("grpc-timeout", "1H"),
            ("grpc-accept-encoding", "gzip"),
            ("grpc-encoding", "gzip"));

        Assert.That(seen!.Select(entry => entry.Key).Distinct(), Is.EquivalentTo(new[] { "x-text", "two", "key-bin", "user-agent" }));
        Assert.That(seen!.GetValue("x-text"), Is.EqualTo("a, b"));
        Assert.That(string.Join(',', seen!.GetAll("two").Select(entry => entry.Value.Replace(" ", ""))), Is.EqualTo("1,2"));
        Assert.That(seen!.GetAll("key-bin").Select(entry => entry.ValueBytes), Is.EqualTo(new byte[][] { [1], [2] }));
        Assert.That(seen!.GetValue("user-agent"), Is.EqualTo("me"));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task WriteResponseHeadersAsync_BeforeMessages_ArriveFirst(CancellationToken token)
    {
        var mayGoOn = new TaskCompletionSource();
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = async (_, responses, context) =>
            {
                await context.WriteResponseHeadersAsync(new Metadata { { "a", "1" }, { "b-bin", new byte[] { 255 } }, { "a", "2" } });
                await mayGoOn.Task;
                await responses.WriteAsync(new Payload());
                context.ResponseTrailers.Add("c", "3");
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "ServerStreaming", token);
        await call.SendAsync(Frame.Of(""));
        call.CompleteRequest();

        HttpResponseMessage headers = await call.HeadersAsync();
        Assert.That(headers.Headers.GetValues("a"), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(headers.Headers.GetValues("b-bin"), Is.EqualTo(new[] { "/w" }));
        mayGoOn.SetResult();

        Assert.That(await call.ReadAsync(), Is.Not.Null);
        RawResponse end = await call.ReadEndAsync();
        Assert.That(end.Trailers.GetValues("c"), Is.EqualTo(new[] { "3" }));
        Assert.That(end.IsTrailersOnly, Is.False);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task WriteResponseHeadersAsync_TwiceOrLate_Throws(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = async (_, responses, context) =>
            {
                await context.WriteResponseHeadersAsync([]);
                Assert.That(() => context.WriteResponseHeadersAsync([]), Throws.InvalidOperationException);
            },
            Duplex = async (_, responses, context) =>
            {
                await responses.WriteAsync(new Payload());
                Assert.That(() => context.WriteResponseHeadersAsync([]), Throws.InvalidOperationException);
            },
        });

        Assert.That((await server.Http.PostAsync("ServerStreaming", Frame.Of(""), token)).Status, Is.EqualTo(StatusCode.OK));
        Assert.That((await server.Http.PostAsync("Duplex", [], token)).Status, Is.EqualTo(StatusCode.OK));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task WriteResponseHeadersAsync_ThenNothing_StatusIsInTrailers(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            Unary = async (_, context) =>
            {
                await context.WriteResponseHeadersAsync(new Metadata { { "a", "1" } });
                throw new RpcException(new Status(StatusCode.NotFound, ""));
            },
        });

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(response.Value("a"), Is.EqualTo("1"));
        Assert.That(response.IsTrailersOnly, Is.False);
        Assert.That(response.Status, Is.EqualTo(StatusCode.NotFound));
        Assert.That(response.Trailers.Contains("grpc-message"), Is.False);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Trailers_NamedAsTheProtocols_DoNotReplaceThem(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            Unary = (_, context) =>
            {
                context.ResponseTrailers.Add("grpc-status", "0");
                context.ResponseTrailers.Add("content-type", "text/plain");
                throw new RpcException(new Status(StatusCode.DataLoss, "lost"));
            },
        });

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(response.Status, Is.EqualTo(StatusCode.DataLoss));
        Assert.That(response.ContentType, Is.EqualTo("application/grpc"));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Context_OfCall_TellsWhatItIs(CancellationToken token)
    {
        string? seen = null;
        TestServer server = await StartAsync(new()
        {
            Unary = (request, context) =>
            {
                HttpContext http = context.GetHttpContext();
                context.UserState["key"] = "value";
                Assert.That(context.Method, Is.EqualTo("/server_test.ServerTest/Unary"));
                Assert.That(context.Host, Is.EqualTo(http.Request.Host.Value));
                Assert.That(context.Peer, Is.EqualTo($"ipv4:127.0.0.1:{http.Connection.RemotePort}"));
                Assert.That(context.Deadline, Is.EqualTo(DateTime.MaxValue));
                Assert.That(context.AuthContext.IsPeerAuthenticated, Is.False);
                Assert.That(http.Items["key"], Is.EqualTo("value"));
                seen = context.Host;
                return Task.FromResult(request);
            },
        });

        await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(seen, Is.EqualTo(server.Http.BaseAddress!.Authority));
    }
}
