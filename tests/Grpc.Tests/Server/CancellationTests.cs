using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.Tests.Server;

internal sealed class CancellationTests : ServerTestBase
{
    [TestCase("Unary")]
    [TestCase("ServerStreaming")]
    [TestCase("ClientStreaming")]
    [TestCase("Duplex")]
    [CancelAfter(30_000)]
    public async Task Client_Cancels_TokenIsCancelledAndNothingIsAnError(string method, CancellationToken token)
    {
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        TestServer server = await StartAsync(Waiting(async context =>
        {
            started.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
            finally
            {
                ended.SetResult();
            }
        }));
        await using RawCall call = RawCall.Start(server.Http, method, token);
        await call.SendAsync(Frame.Of(""));
        if (method is "Unary" or "ServerStreaming")
        {
            call.CompleteRequest();
        }

        await started.Task.WaitAsync(token);
        await call.CancelAsync();

        await ended.Task.WaitAsync(token);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Client_CancelsWhileHandlerReads_ReadEnds(CancellationToken token)
    {
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource<Exception>();
        TestServer server = await StartAsync(new()
        {
            Duplex = async (requests, _, _) =>
            {
                try
                {
                    await requests.MoveNext(CancellationToken.None);
                    started.SetResult();
                    await requests.MoveNext(CancellationToken.None);
                }
                catch (Exception ex)
                {
                    ended.SetResult(ex);
                    throw;
                }
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "Duplex", token);
        await call.SendAsync(Frame.Of(""));
        await started.Task.WaitAsync(token);

        await call.CancelAsync();

        Assert.That(await ended.Task.WaitAsync(token), Is.InstanceOf<IOException>().Or.InstanceOf<OperationCanceledException>());
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Clients_CancelWhileHandlersRead_NothingIsAnError(CancellationToken token)
    {
        // The read fails some time before the call's token is cancelled, or after it.
        TestServer server = await StartAsync(new()
        {
            Duplex = async (requests, _, context) =>
            {
                await context.WriteResponseHeadersAsync([]);
                while (await requests.MoveNext(CancellationToken.None))
                {
                }
            },
        });

        for (int round = 0; round < 20; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CancelOneAsync()));
        }

        async Task CancelOneAsync()
        {
            await using RawCall call = RawCall.Start(server.Http, "Duplex", token);
            await call.SendAsync(Frame.Of(""));
            await call.HeadersAsync();
            await call.CancelAsync();
        }
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Client_CancelsWhileHandlerWrites_WriteEnds(CancellationToken token)
    {
        var ended = new TaskCompletionSource<Exception>();
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = async (_, responses, _) =>
            {
                try
                {
                    while (true)
                    {
                        await responses.WriteAsync(new Payload { Data = ByteString.CopyFrom(new byte[1_000_000]) });
                    }
                }
                catch (Exception ex)
                {
                    ended.SetResult(ex);
                    throw;
                }
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "ServerStreaming", token);
        await call.SendAsync(Frame.Of(""));
        call.CompleteRequest();
        await call.ReadAsync();

        await call.CancelAsync();

        Assert.That(
            await ended.Task.WaitAsync(token),
            Is.InstanceOf<InvalidOperationException>().Or.InstanceOf<OperationCanceledException>().Or.InstanceOf<IOException>());
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Connection_Lost_TokenIsCancelled(CancellationToken token)
    {
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        TestServer server = await StartAsync(Waiting(async context =>
        {
            started.SetResult();
            await using CancellationTokenRegistration _ = context.CancellationToken.Register(ended.SetResult);
            await ended.Task;
        }));
        RawCall call = RawCall.Start(server.Http, "Duplex", token);
        await call.SendAsync(Frame.Of(""));
        await started.Task.WaitAsync(token);

        server.Http.Dispose();

        await ended.Task.WaitAsync(token);
        await call.DisposeAsync();
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task WriteAsync_CancelledWhileHeldUp_ResetsTheCall(CancellationToken token)
    {
        var ended = new TaskCompletionSource<Exception>();
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = async (_, responses, _) =>
            {
                using var cancellation = new CancellationTokenSource();
                try
                {
                    // Larger than what is taken in without a reader.
                    Task write = responses.WriteAsync(
                        new Payload { Data = ByteString.CopyFrom(new byte[30_000_000]) }, cancellation.Token);
                    await cancellation.CancelAsync();
                    await write;
                }
                catch (Exception ex)
                {
                    ended.SetResult(ex);
                    throw;
                }
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "ServerStreaming", token);
        await call.SendAsync(Frame.Of(""));
        call.CompleteRequest();

        Assert.That(await ended.Task.WaitAsync(token), Is.InstanceOf<OperationCanceledException>());
        Assert.That(ReadAllAsync, Throws.InstanceOf<IOException>().Or.InstanceOf<HttpRequestException>());

        async Task ReadAllAsync()
        {
            while (await call.ReadAsync() is not null)
            {
            }
        }
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task MoveNext_Cancelled_StreamGoesOn(CancellationToken token)
    {
        var isWaiting = new TaskCompletionSource();
        TestServer server = await StartAsync(new()
        {
            Duplex = async (requests, responses, context) =>
            {
                using var cancellation = new CancellationTokenSource();
                Task<bool> read = requests.MoveNext(cancellation.Token);
                await cancellation.CancelAsync();
                Assert.That(async () => await read, Throws.InstanceOf<OperationCanceledException>());
                Assert.That(() => requests.MoveNext(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
                await context.WriteResponseHeadersAsync([]);
                await requests.MoveNext(context.CancellationToken);
                await responses.WriteAsync(requests.Current);
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "Duplex", token);
        await call.SendAsync();
        await call.HeadersAsync();

        await call.SendAsync(Frame.Of("after"));

        Assert.That((await call.ReadAsync())?.Text, Is.EqualTo("after"));
        Assert.That((await call.ReadEndAsync()).Status, Is.EqualTo(StatusCode.OK));
    }

    private static ServerTestHandlers Waiting(Func<ServerCallContext, Task> wait) => new()
    {
        Unary = async (request, context) =>
        {
            await wait(context);
            return request;
        },
        ServerStreaming = (_, _, context) => wait(context),
        ClientStreaming = async (_, context) =>
        {
            await wait(context);
            return new Payload();
        },
        Duplex = (_, _, context) => wait(context),
    };
}
