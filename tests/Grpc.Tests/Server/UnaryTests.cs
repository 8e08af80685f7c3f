using Google.Protobuf;
using Grpc.Core;

namespace Grpc.Tests.Server;

internal sealed class UnaryTests : ServerTestBase
{
    [Test]
    [CancelAfter(30_000)]
    public async Task Unary_Request_IsAnsweredInOneMessageAndStatus(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            Unary = (request, _) => Task.FromResult(new Payload { Text = request.Text + "!", Data = request.Data }),
        });

        RawResponse response = await server.Http.PostAsync(
            "Unary", Frame.Of(new Payload { Text = "hello", Data = ByteString.CopyFrom(1, 2) }), token);

        Assert.That(response.HttpStatus, Is.EqualTo(System.Net.HttpStatusCode.OK));
        Assert.That(response.ContentType, Is.EqualTo("application/grpc"));
        Assert.That(response.Messages.Single().Message.Text, Is.EqualTo("hello!"));
        Assert.That(response.Messages.Single().Message.Data, Is.EqualTo(ByteString.CopyFrom(1, 2)));
        Assert.That(response.Status, Is.EqualTo(StatusCode.OK));
        Assert.That(response.IsTrailersOnly, Is.False);
        Assert.That(response.Trailers.Contains("grpc-message"), Is.False);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(4091)]
    [TestCase(65_536)]
    [TestCase(4_000_000)]
    [CancelAfter(30_000)]
    public async Task Unary_AnySize_RoundTrips(int size, CancellationToken token)
    {
        TestServer server = await StartAsync(new() { Unary = (request, _) => Task.FromResult(request) });
        byte[] data = [.. Enumerable.Range(0, size).Select(i => (byte)(i * 31))];

        RawResponse response = await server.Http.PostAsync(
            "Unary", Frame.Of(new Payload { Data = ByteString.CopyFrom(data) }), token);

        Assert.That(response.Messages.Single().Message.Data.Span.SequenceEqual(data));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Unary_BytesOneByOne_AreJoined(CancellationToken token)
    {
        TestServer server = await StartAsync(new() { Unary = (request, _) => Task.FromResult(request) });
        await using RawCall call = RawCall.Start(server.Http, "Unary", token);

        foreach (byte value in Frame.Of("hello"))
        {
            await call.SendAsync(value);
        }

        call.CompleteRequest();
        Assert.That((await call.ReadAsync())?.Text, Is.EqualTo("hello"));
        Assert.That((await call.ReadEndAsync()).Status, Is.EqualTo(StatusCode.OK));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Unary_ManyAtOnce_AreAllAnswered(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            Unary = async (request, context) =>
            {
                await Task.Yield();
                context.ResponseTrailers.Add("n", request.Text);
                return request;
            },
        });

        RawResponse[] responses = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => server.Http.PostAsync("Unary", Frame.Of($"{i}"), token)));

        IEnumerable<string> expected = Enumerable.Range(0, 200).Select(i => $"{i}");
        Assert.That(responses.Select(response => response.Messages.Single().Message.Text), Is.EqualTo(expected));
        Assert.That(responses.Select(response => response.Value("n")), Is.EqualTo(expected));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Unary_NullReturned_IsCancelled(CancellationToken token)
    {
        TestServer server = await StartAsync(new() { Unary = (_, _) => Task.FromResult<Payload>(null!) });

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(response.Status, Is.EqualTo(StatusCode.Cancelled));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Unary_StatusSet_IsSentWithTheResponse(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            Unary = (request, context) =>
            {
                context.Status = new Status(StatusCode.DataLoss, "half of it");
                return Task.FromResult(request);
            },
        });

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of("x"), token);

        Assert.That(response.Messages, Has.Count.EqualTo(1));
        Assert.That(response.Status, Is.EqualTo(StatusCode.DataLoss));
        Assert.That(response.Detail, Is.EqualTo("half of it"));
    }
}
