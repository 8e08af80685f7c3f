using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace Grpc.Tests.Server;

/// <summary>How a call ends when its handler fails.</summary>
internal sealed class StatusTests : ServerTestBase
{
    private const string HandlerFailed = "HandlerFailed";

    [Test]
    [CancelAfter(30_000)]
    public async Task Handler_ThrowsRpcException_StatusAndTrailersAreSent(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            Unary = (_, context) =>
            {
                context.ResponseTrailers.Add("a", "1");
                throw new RpcException(
                    new Status(StatusCode.FailedPrecondition, "100% falsch: größer\n"),
                    new Metadata { { "a", "2" }, { "grpc-status-details-bin", new byte[] { 8, 9 } } });
            },
        });

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(response.IsTrailersOnly);
        Assert.That(response.Status, Is.EqualTo(StatusCode.FailedPrecondition));
        Assert.That(response.RawDetail, Is.EqualTo("100%25 falsch: gr%C3%B6%C3%9Fer%0A"));
        Assert.That(response.Value("a"), Is.EqualTo("1,2"));
        Assert.That(response.Value("grpc-status-details-bin"), Is.EqualTo("CAk"));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Handler_ThrowsRpcExceptionAfterMessages_StatusIsInTrailers(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = async (_, responses, _) =>
            {
                await responses.WriteAsync(new Payload { Text = "one" });
                throw new RpcException(new Status(StatusCode.Aborted, "enough"));
            },
        });

        RawResponse response = await server.Http.PostAsync("ServerStreaming", Frame.Of(""), token);

        Assert.That(response.Messages.Single().Message.Text, Is.EqualTo("one"));
        Assert.That(response.IsTrailersOnly, Is.False);
        Assert.That(response.Status, Is.EqualTo(StatusCode.Aborted));
        Assert.That(response.Detail, Is.EqualTo("enough"));
    }

    [TestCase("Unary")]
    [TestCase("ServerStreaming")]
    [TestCase("ClientStreaming")]
    [TestCase("Duplex")]
    [CancelAfter(30_000)]
    public async Task Handler_ThrowsOther_IsUnknownWithoutDetails(string method, CancellationToken token)
    {
        ExpectError(HandlerFailed);
        TestServer server = await StartAsync(Throwing());

        RawResponse response = await server.Http.PostAsync(method, Frame.Of(""), token);

        Assert.That(response.Status, Is.EqualTo(StatusCode.Unknown));
        Assert.That(response.Detail, Is.EqualTo("Exception was thrown by handler."));
        Assert.That(server.Log.Select(record => record.EventName), Has.Exactly(1).EqualTo(HandlerFailed));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Handler_ThrowsOther_DetailsAreSentWhenEnabled(CancellationToken token)
    {
        ExpectError(HandlerFailed);
        TestServer server = await StartAsync(Throwing(), options => options.EnableDetailedErrors = true);

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(
            response.Detail,
            Is.EqualTo("Exception was thrown by handler. FormatException: outer ArithmeticException: inner"));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Handler_ThrowsCancellationOfItsOwn_IsUnknown(CancellationToken token)
    {
        ExpectError(HandlerFailed);
        TestServer server = await StartAsync(new() { Unary = (_, _) => throw new OperationCanceledException("of something else") });

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(response.Status, Is.EqualTo(StatusCode.Unknown));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Handler_InvalidTrailers_AreReplacedByInternalError(CancellationToken token)
    {
        ExpectError("InvalidTrailers");
        TestServer server = await StartAsync(new()
        {
            Unary = (request, context) =>
            {
                context.ResponseTrailers.Add("key", "line\nbreak");
                return Task.FromResult(request);
            },
        });

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(response.Status, Is.EqualTo(StatusCode.Internal));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Handler_SendsMoreThanTheLimit_IsResourceExhausted(CancellationToken token)
    {
        TestServer server = await StartAsync(
            new()
            {
                ServerStreaming = async (_, responses, _) =>
                {
                    await responses.WriteAsync(new Payload { Text = new string('x', 90) });
                    await responses.WriteAsync(new Payload { Text = new string('x', 100) });
                },
            },
            options => options.MaxSendMessageSize = 100);

        RawResponse response = await server.Http.PostAsync("ServerStreaming", Frame.Of(""), token);

        Assert.That(response.Messages, Has.Count.EqualTo(1));
        Assert.That(response.Status, Is.EqualTo(StatusCode.ResourceExhausted));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Service_ConstructorThrows_IsUnknown(CancellationToken token)
    {
        ExpectError(HandlerFailed);
        TestServer server = await StartAsync(map: application => application.MapGrpcService<BrokenService>());

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token);

        Assert.That(response.Status, Is.EqualTo(StatusCode.Unknown));
    }

    private static ServerTestHandlers Throwing()
    {
        var error = new FormatException("outer", new ArithmeticException("inner"));
        return new()
        {
            Unary = (_, _) => throw error,
            ServerStreaming = (_, _, _) => throw error,
            ClientStreaming = (_, _) => Task.FromException<Payload>(error),
            Duplex = (_, _, _) => Task.FromException(error),
        };
    }

    private sealed class BrokenService : ServerTest.ServerTestBase
    {
        public BrokenService() => throw new FormatException("broken");
    }
}
