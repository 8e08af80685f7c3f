using Google.Protobuf;
using Grpc.Core;

namespace Grpc.Tests.Server;

internal sealed class StreamingTests : ServerTestBase
{
    [Test]
    [CancelAfter(30_000)]
    public async Task ClientStreaming_Messages_AreAllRead(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            ClientStreaming = async (requests, context) =>
            {
                var texts = new List<string>();
                await foreach (Payload request in requests.ReadAllAsync(context.CancellationToken))
                {
                    texts.Add(request.Text);
                }

                return new Payload { Text = string.Join(' ', texts) };
            },
        });

        RawResponse response = await server.Http.PostAsync(
            "ClientStreaming", [.. Frame.Of("a"), .. Frame.Of(""), .. Frame.Of("c")], token);

        Assert.That(response.Messages.Single().Message.Text, Is.EqualTo("a  c"));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ServerStreaming_Messages_ArriveAsTheyAreWritten(CancellationToken token)
    {
        var gate = new SemaphoreSlim(0);
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = async (request, responses, context) =>
            {
                for (int i = 0; i < 3; i++)
                {
                    await responses.WriteAsync(new Payload { Text = $"{request.Text}{i}" });
                    await gate.WaitAsync(context.CancellationToken);
                }
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "ServerStreaming", token);
        await call.SendAsync(Frame.Of("m"));
        call.CompleteRequest();

        for (int i = 0; i < 3; i++)
        {
            Assert.That((await call.ReadAsync())?.Text, Is.EqualTo($"m{i}"));
            gate.Release();
        }

        Assert.That((await call.ReadEndAsync()).Status, Is.EqualTo(StatusCode.OK));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task ServerStreaming_NoMessages_IsTrailersOnly(CancellationToken token)
    {
        TestServer server = await StartAsync(new() { ServerStreaming = (_, _, _) => Task.CompletedTask });

        RawResponse response = await server.Http.PostAsync("ServerStreaming", Frame.Of(""), token);

        Assert.That(response.IsTrailersOnly);
        Assert.That(response.Status, Is.EqualTo(StatusCode.OK));
        Assert.That(response.Messages, Is.Empty);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Duplex_PingPong_IsAnsweredMessageByMessage(CancellationToken token)
    {
        TestServer server = await StartAsync(new() { Duplex = EchoAsync });
        await using RawCall call = RawCall.Start(server.Http, "Duplex", token);

        for (int i = 0; i < 50; i++)
        {
            // A message in two pieces, the cut at another place every time.
            byte[] frame = Frame.Of($"message {i}");
            await call.SendAsync(frame[..(i % frame.Length)]);
            await call.SendAsync(frame[(i % frame.Length)..]);
            Assert.That((await call.ReadAsync())?.Text, Is.EqualTo($"message {i}"));
        }

        call.CompleteRequest();
        Assert.That((await call.ReadEndAsync()).Status, Is.EqualTo(StatusCode.OK));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Duplex_LargeMessagesBothWays_ArriveWhole(CancellationToken token)
    {
        // Larger than any window and buffer, so that both directions are held up by flow control.
        TestServer server = await StartAsync(new() { Duplex = EchoAsync });
        await using RawCall call = RawCall.Start(server.Http, "Duplex", token);
        byte[][] messages =
        [
            .. Enumerable.Range(0, 20).Select(i =>
                Enumerable.Range(0, 1_000_000 + i).Select(n => (byte)(n * 31 + i)).ToArray()),
        ];

        Task sending = SendAllAsync();
        foreach (byte[] expected in messages)
        {
            Payload? message = await call.ReadAsync();
            Assert.That(message!.Data.Span.SequenceEqual(expected));
        }

        await sending;
        Assert.That((await call.ReadEndAsync()).Status, Is.EqualTo(StatusCode.OK));

        async Task SendAllAsync()
        {
            foreach (byte[] message in messages)
            {
                await call.SendAsync(Frame.Of(new Payload { Data = ByteString.CopyFrom(message) }));
            }

            call.CompleteRequest();
        }
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Duplex_HandlerReturnsEarly_EndsCallWhileClientStillSends(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            Duplex = async (requests, responses, context) =>
            {
                await requests.MoveNext(context.CancellationToken);
                await responses.WriteAsync(requests.Current);
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "Duplex", token);

        await call.SendAsync(Frame.Of("only"));

        Assert.That((await call.ReadAsync())?.Text, Is.EqualTo("only"));
        Assert.That((await call.ReadEndAsync()).Status, Is.EqualTo(StatusCode.OK));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task WriteAsync_BufferHint_WaitsForNextFlush(CancellationToken token)
    {
        var mayFlush = new TaskCompletionSource();
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = async (_, responses, context) =>
            {
                await context.WriteResponseHeadersAsync([]);
                responses.WriteOptions = new WriteOptions(WriteFlags.BufferHint);
                await responses.WriteAsync(new Payload { Text = "buffered" });
                await mayFlush.Task;
                Assert.That(context.WriteOptions, Is.SameAs(responses.WriteOptions));
                context.WriteOptions = null;
                await responses.WriteAsync(new Payload { Text = "flushed" });
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "ServerStreaming", token);
        await call.SendAsync(Frame.Of(""));
        call.CompleteRequest();
        await call.HeadersAsync();

        Task<Payload?> first = call.ReadAsync();
        Assert.That(first.IsCompleted, Is.False);
        mayFlush.SetResult();
        Assert.That((await first)?.Text, Is.EqualTo("buffered"));
        Assert.That((await call.ReadAsync())?.Text, Is.EqualTo("flushed"));
        await call.ReadEndAsync();
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task WriteAsync_WhilePreviousIsUnderWay_Throws(CancellationToken token)
    {
        var second = new TaskCompletionSource<Exception?>();
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = async (_, responses, _) =>
            {
                // Larger than what is taken in without a reader.
                Task write = responses.WriteAsync(new Payload { Data = ByteString.CopyFrom(new byte[30_000_000]) });
                Task other = responses.WriteAsync(new Payload());
                second.SetResult(other.Exception?.InnerException);
                await write;
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "ServerStreaming", token);
        await call.SendAsync(Frame.Of(""));
        call.CompleteRequest();

        Exception? error = await second.Task.WaitAsync(token);
        Assert.That(error, Is.TypeOf<InvalidOperationException>());
        Assert.That(error!.Message, Is.EqualTo("Can't write the message because the previous write is in progress."));
        Assert.That((await call.ReadAsync())?.Data, Has.Length.EqualTo(30_000_000));
        Assert.That((await call.ReadEndAsync()).Status, Is.EqualTo(StatusCode.OK));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Streams_AfterHandlerReturned_Throw(CancellationToken token)
    {
        IAsyncStreamReader<Payload>? requests = null;
        IServerStreamWriter<Payload>? responses = null;
        TestServer server = await StartAsync(new()
        {
            Duplex = (requestStream, responseStream, _) =>
            {
                (requests, responses) = (requestStream, responseStream);
                return Task.CompletedTask;
            },
        });

        await server.Http.PostAsync("Duplex", [], token);

        Assert.That(() => requests!.MoveNext(token), Throws.InvalidOperationException);
        Assert.That(() => responses!.WriteAsync(new Payload(), token), Throws.InvalidOperationException);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task WriteAsync_Null_Throws(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = (_, responses, _) =>
            {
                Assert.That(() => responses.WriteAsync(null!), Throws.ArgumentNullException);
                return Task.CompletedTask;
            },
        });

        Assert.That((await server.Http.PostAsync("ServerStreaming", Frame.Of(""), token)).Status, Is.EqualTo(StatusCode.OK));
    }

    private static async Task EchoAsync(
        IAsyncStreamReader<Payload> requests, IServerStreamWriter<Payload> responses, ServerCallContext context)
    {
        while (await requests.MoveNext(context.CancellationToken))
        {
            await responses.WriteAsync(requests.Current);
        }
    }
}
