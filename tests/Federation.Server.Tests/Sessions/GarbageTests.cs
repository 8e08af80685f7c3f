using Federation.Protos.V1;
using Federation.Server.Tests.Support;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.Server.Tests.Sessions;

/// <summary>Bytes that are no messages.</summary>
[CancelAfter(30_000)]
internal sealed class GarbageTests
{
    private static readonly Marshaller<byte[]> s_bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static readonly Method<byte[], byte[]> s_join = new(MethodType.DuplexStreaming, "federation.v1.Federation", "Join", s_bytes, s_bytes);

    [Test]
    public async Task Garbage_FirstOrLater_IsRefusedAndNobodyElseNotices(
        [Values(false, true)] bool joinsFirst, [Values(1, 2, 3, 4, 5)] int seed, CancellationToken cancellationToken)
    {
        // Where the garbage comes from a client that has joined, the run waits for two: alone, that client would begin the run and end it.
        await using var server = await TestServer.StartAsync(TestStrategy.Of(joinsFirst ? 2 : 1));
        using var channel = GrpcChannel.ForAddress(server.Address);
        using var call = channel.CreateCallInvoker().AsyncDuplexStreamingCall(s_join, null, new CallOptions(cancellationToken: cancellationToken));
        if (joinsFirst)
        {
            await call.RequestStream.WriteAsync(new ClientMessage { Hello = RawClient.HelloOf("garbage") }.ToByteArray(), cancellationToken);
            Assert.That(await call.ResponseStream.MoveNext(cancellationToken));
        }

        // A field of length 100 that has fewer bytes: not well-formed, whatever they are.
        var garbage = new byte[50];
        new Random(seed).NextBytes(garbage);
        (garbage[0], garbage[1]) = (0x0a, 100);
        await call.RequestStream.WriteAsync(garbage, cancellationToken);

        var status = await EndAsync(call.ResponseStream, cancellationToken);
        Assert.That(status.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(status.Detail, Does.Contain("cannot be read"));
        using var good = await RawClient.JoinAsync(server.Address, "good", cancellationToken);
        if (!joinsFirst)
        {
            var instruction = await good.NextInstructionAsync(cancellationToken);
            Assert.That((await good.AnswerFitAsync(instruction.Id, Models.Of(1, 1, 1), 1, cancellationToken)).Accepted);
        }
    }

    private static async Task<Status> EndAsync(IAsyncStreamReader<byte[]> stream, CancellationToken cancellationToken)
    {
        try
        {
            while (await stream.MoveNext(cancellationToken))
            {
                // What the server had to say before.
            }

            return Status.DefaultSuccess;
        }
        catch (RpcException exception)
        {
            return exception.Status;
        }
    }
}
