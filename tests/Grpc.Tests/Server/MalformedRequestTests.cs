using System.Net;
using Google.Protobuf;
using Grpc.Core;

namespace Grpc.Tests.Server;

/// <summary>Bytes that are not gRPC: each ends with a status, and the server goes on.</summary>
internal sealed class MalformedRequestTests : ServerTestBase
{
    private static readonly (string, string)[] s_gzip = [("grpc-encoding", "gzip")];

    private static readonly (string Name, byte[] Body, (string, string)[] Headers, StatusCode Expected)[] s_bodies =
    [
        ("nothing", [], [], StatusCode.Internal),
        ("header cut", [0, 0, 0], [], StatusCode.Internal),
        ("message cut", [0, 0, 0, 0, 5, 1, 2], [], StatusCode.Internal),
        ("header without message", [0, 0, 0, 0, 5], [], StatusCode.Internal),
        ("unknown flag", [2, 0, 0, 0, 0], [], StatusCode.Internal),
        ("flag 255", [255, 0, 0, 0, 0], [], StatusCode.Internal),
        ("not protobuf", Frame.Of([0xFF, 0xFF, 0xFF, 0xFF]), [], StatusCode.Internal),
        ("protobuf cut", Frame.Of([0x0A, 0x05, 1, 2]), [], StatusCode.Internal),
        ("negative length", Frame.Of([0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]), [], StatusCode.Internal),
        ("length of 4 GB", [0, 0xFF, 0xFF, 0xFF, 0xFF], [], StatusCode.ResourceExhausted),
        ("length of 2 GB", [0, 0x7F, 0xFF, 0xFF, 0xFF], [], StatusCode.ResourceExhausted),
        ("length over the limit", [0, 0, 0x40, 0, 1], [], StatusCode.ResourceExhausted),
        ("compressed without encoding", [1, 0, 0, 0, 0], [], StatusCode.Internal),
        ("compressed as identity", [1, 0, 0, 0, 0], [("grpc-encoding", "identity")], StatusCode.Internal),
        ("compressed as unknown", Frame.Of([1], flag: 1), [("grpc-encoding", "snappy")], StatusCode.Unimplemented),
        ("not gzip", Frame.Of([1, 2, 3], flag: 1), s_gzip, StatusCode.Internal),
        ("gzip cut", Frame.Of(Frame.GzipBytes(new byte[5000])[..20], flag: 1), s_gzip, StatusCode.Internal),
        ("gzip bomb", Frame.Of(Frame.GzipBytes(new byte[64 << 20]), flag: 1), s_gzip, StatusCode.ResourceExhausted),
        ("gzip of no protobuf", Frame.Of(Frame.GzipBytes([0xFF, 0xFF]), flag: 1), s_gzip, StatusCode.Internal),
        ("binary metadata not base64", Frame.Of("x"), [("key-bin", "*")], StatusCode.Internal),
    ];

    private static readonly string[] s_methods = ["Unary", "ClientStreaming", "ServerStreaming", "Duplex"];

    private static IEnumerable<TestCaseData> Cases =>
        from method in s_methods
        from body in s_bodies
        where body.Body.Length > 0 || method is "Unary" or "ServerStreaming"
        select new TestCaseData(method, body.Body, body.Headers, body.Expected).SetArgDisplayNames(method, body.Name);

    [TestCaseSource(nameof(Cases))]
    [CancelAfter(30_000)]
    public async Task Request_Malformed_EndsWithStatus(
        string method, byte[] body, (string, string)[] headers, StatusCode expected, CancellationToken token)
    {
        TestServer server = await StartAsync(Readers());

        RawResponse response = await server.Http.PostAsync(method, body, token, headers);

        Assert.That(response.HttpStatus, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Status, Is.EqualTo(expected), response.RawDetail);
        Assert.That(response.RawDetail, Is.Not.Empty);
        Assert.That((await server.Http.PostAsync(method, Frame.Of("still there"), token)).Status, Is.EqualTo(StatusCode.OK));
    }

    [TestCase("Unary")]
    [TestCase("ServerStreaming")]
    [CancelAfter(30_000)]
    public async Task Request_TwoMessagesWhereThereIsOne_IsInternalError(string method, CancellationToken token)
    {
        TestServer server = await StartAsync(Readers());

        RawResponse response = await server.Http.PostAsync(method, [.. Frame.Of("a"), .. Frame.Of("b")], token);

        Assert.That(response.Status, Is.EqualTo(StatusCode.Internal));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Request_LengthOverLimit_FailsWithoutWaitingForMessage(CancellationToken token)
    {
        TestServer server = await StartAsync(Readers(), options => options.MaxReceiveMessageSize = 100);
        await using RawCall call = RawCall.Start(server.Http, "Duplex", token);

        await call.SendAsync(0, 0, 0, 0, 101);

        Assert.That((await call.ReadEndAsync()).Status, Is.EqualTo(StatusCode.ResourceExhausted));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Request_UnknownEncoding_ListsTheKnown(CancellationToken token)
    {
        TestServer server = await StartAsync(Readers());

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of([1], flag: 1), token, ("grpc-encoding", "snappy"));

        Assert.That(response.Value("grpc-accept-encoding").Split(','), Is.EquivalentTo(new[] { "identity", "gzip", "deflate" }));
        Assert.That(response.Detail, Does.Contain("snappy").And.Contain("gzip"));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Request_UnknownEncodingButNotCompressed_IsServed(CancellationToken token)
    {
        TestServer server = await StartAsync(Readers());

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of("x"), token, ("grpc-encoding", "snappy"));

        Assert.That(response.Status, Is.EqualTo(StatusCode.OK));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Duplex_MalformedAfterGoodMessages_EndsWithStatusAfterTheirResponses(CancellationToken token)
    {
        TestServer server = await StartAsync(Readers());
        await using RawCall call = RawCall.Start(server.Http, "Duplex", token);

        await call.SendAsync(Frame.Of("good"));
        Assert.That((await call.ReadAsync())?.Text, Is.EqualTo("good"));
        await call.SendAsync(9, 9, 9, 9, 9);

        RawResponse end = await call.ReadEndAsync();
        Assert.That(end.Status, Is.EqualTo(StatusCode.Internal));
        Assert.That(end.IsTrailersOnly, Is.False);
    }

    // Handlers that read everything, metadata included.
    private static ServerTestHandlers Readers() => new()
    {
        Unary = (request, context) =>
        {
            _ = context.RequestHeaders;
            return Task.FromResult(request);
        },
        ServerStreaming = async (request, responses, context) =>
        {
            _ = context.RequestHeaders;
            await responses.WriteAsync(request);
        },
        ClientStreaming = async (requests, context) =>
        {
            _ = context.RequestHeaders;
            await foreach (Payload _ in requests.ReadAllAsync(context.CancellationToken))
            {
            }

            return new Payload();
        },
        Duplex = async (requests, responses, context) =>
        {
            _ = context.RequestHeaders;
            await foreach (Payload request in requests.ReadAllAsync(context.CancellationToken))
            {
                await responses.WriteAsync(request);
            }
        },
    };
}
