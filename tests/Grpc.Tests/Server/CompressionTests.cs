using System.IO.Compression;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Grpc.Tests.Server;

internal sealed class CompressionTests : ServerTestBase
{
    private static readonly Payload s_message = new() { Text = new string('x', 10_000) };

    [Test]
    [CancelAfter(30_000)]
    public async Task Request_Gzip_IsDecompressed(CancellationToken token)
    {
        TestServer server = await StartAsync(Echo());

        RawResponse response = await server.Http.PostAsync(
            "Duplex", [.. Frame.Gzip(s_message), .. Frame.Of("plain")], token, ("grpc-encoding", "gzip"));

        Assert.That(response.Messages.Select(message => message.Message.Text), Is.EqualTo(new[] { s_message.Text, "plain" }));
        Assert.That(response.Messages.Select(message => message.Flag), Is.All.Zero);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Response_ClientAccepts_IsCompressed(CancellationToken token)
    {
        TestServer server = await StartAsync(Echo(), options =>
        {
            options.ResponseCompressionAlgorithm = "gzip";
            options.ResponseCompressionLevel = CompressionLevel.SmallestSize;
        });

        RawResponse response = await server.Http.PostAsync(
            "Unary", Frame.Of(s_message), token, ("grpc-accept-encoding", "identity,gzip"));

        Assert.That(response.Value("grpc-encoding"), Is.EqualTo("gzip"));
        Assert.That(response.Messages, Is.EqualTo(new[] { ((byte)1, s_message) }));
    }

    [TestCase(null)]
    [TestCase("identity,deflate")]
    [CancelAfter(30_000)]
    public async Task Response_ClientDoesNotAccept_IsPlain(string? accepted, CancellationToken token)
    {
        TestServer server = await StartAsync(Echo(), options => options.ResponseCompressionAlgorithm = "gzip");

        RawResponse response = await server.Http.PostAsync(
            "Unary", Frame.Of(s_message), token, accepted is null ? [] : [("grpc-accept-encoding", accepted)]);

        Assert.That(response.Headers.Contains("grpc-encoding"), Is.False);
        Assert.That(response.Messages, Is.EqualTo(new[] { ((byte)0, s_message) }));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Response_NoCompressFlag_MessageIsPlain(CancellationToken token)
    {
        TestServer server = await StartAsync(
            new()
            {
                ServerStreaming = async (request, responses, _) =>
                {
                    await responses.WriteAsync(request);
                    responses.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
                    await responses.WriteAsync(request);
                },
            },
            options => options.ResponseCompressionAlgorithm = "gzip");

        RawResponse response = await server.Http.PostAsync(
            "ServerStreaming", Frame.Of(s_message), token, ("grpc-accept-encoding", "gzip"));

        Assert.That(response.Messages.Select(message => message.Flag), Is.EqualTo(new byte[] { 1, 0 }));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Response_EncodingOfCall_IsTaken(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            Unary = async (request, context) =>
            {
                await context.WriteResponseHeadersAsync(new Metadata { { "grpc-internal-encoding-request", request.Text } });
                return s_message;
            },
        });

        RawResponse gzip = await server.Http.PostAsync("Unary", Frame.Of("gzip"), token);
        RawResponse identity = await server.Http.PostAsync("Unary", Frame.Of("identity"), token);

        Assert.That(gzip.Messages, Is.EqualTo(new[] { ((byte)1, s_message) }));
        Assert.That(gzip.Value("grpc-encoding"), Is.EqualTo("gzip"));
        Assert.That(gzip.Headers.Contains("grpc-internal-encoding-request"), Is.False);
        Assert.That(identity.Messages, Is.EqualTo(new[] { ((byte)0, s_message) }));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Response_Any_SaysWhatIsAccepted(CancellationToken token)
    {
        TestServer server = await StartAsync(Echo(), options =>
            options.CompressionProviders.Add(new GzipCompressionProvider(CompressionLevel.Optimal)));

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(response.Value("grpc-accept-encoding"), Is.EqualTo("identity,gzip"));
    }

    [Test]
    [CancelAfter(30_000)]
    public void Options_AlgorithmWithoutProvider_FailsAtMapping(CancellationToken token) =>
        Assert.That(
            async () => await StartAsync(Echo(), options => options.ResponseCompressionAlgorithm = "zstd"),
            Throws.InvalidOperationException.With.Message.Contains("zstd"));

    private static ServerTestHandlers Echo() => new()
    {
        Unary = (request, _) => Task.FromResult(request),
        Duplex = async (requests, responses, context) =>
        {
            await foreach (Payload request in requests.ReadAllAsync(context.CancellationToken))
            {
                await responses.WriteAsync(request);
            }
        },
    };
}
