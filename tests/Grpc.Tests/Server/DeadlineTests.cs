using Google.Protobuf;
using Grpc.AspNetCore.Server.Internal;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.Tests.Server;

internal sealed class DeadlineTests : ServerTestBase
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private ManualTime _time = null!;

    [SetUp]
    public void StopTheClock() => _time = new ManualTime();

    [Test]
    [CancelAfter(30_000)]
    public async Task Deadline_Passes_ClientGetsStatusAndHandlerIsCancelled(CancellationToken token)
    {
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource<Exception>();
        TestServer server = await StartAtItsTimeAsync(new()
        {
            Unary = async (request, context) =>
            {
                started.SetResult();
                try
                {
                    await Task.Delay(Timeout.Infinite, context.CancellationToken);
                }
                catch (OperationCanceledException ex)
                {
                    cancelled.SetResult(ex);
                    throw;
                }

                return request;
            },
        });

        Task<RawResponse> response = server.Http.PostAsync("Unary", Frame.Of(""), token, ("grpc-timeout", "1M"));
        await started.Task.WaitAsync(token);
        _time.Advance(s_minute);

        Assert.That((await response).Status, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(await cancelled.Task.WaitAsync(token), Is.InstanceOf<OperationCanceledException>());
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Deadline_PassesWhileHandlerIgnoresIt_ClientGetsStatusAtOnce(CancellationToken token)
    {
        var written = new TaskCompletionSource();
        var mayReturn = new TaskCompletionSource();
        var result = new TaskCompletionSource<string>();
        TestServer server = await StartAtItsTimeAsync(new()
        {
            ServerStreaming = async (_, responses, _) =>
            {
                await responses.WriteAsync(new Payload { Text = "before" });
                written.SetResult();
                await mayReturn.Task;
                try
                {
                    await responses.WriteAsync(new Payload { Text = "after" });
                }
                catch (InvalidOperationException ex)
                {
                    result.SetResult(ex.Message);
                }
            },
        });

        Task<RawResponse> response = server.Http.PostAsync("ServerStreaming", Frame.Of(""), token, ("grpc-timeout", "1M"));
        await written.Task.WaitAsync(token);
        _time.Advance(s_minute);

        Assert.That((await response).Messages.Single().Message.Text, Is.EqualTo("before"));
        Assert.That((await response).Status, Is.EqualTo(StatusCode.DeadlineExceeded));
        mayReturn.SetResult();
        Assert.That(await result.Task.WaitAsync(token), Is.EqualTo("Can't write the message because the request is complete."));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Deadline_PassesWhileHandlerReads_ReadEnds(CancellationToken token)
    {
        var reading = new TaskCompletionSource();
        var ended = new TaskCompletionSource<Exception>();
        TestServer server = await StartAtItsTimeAsync(new()
        {
            Duplex = async (requests, _, _) =>
            {
                try
                {
                    // Without the call's token: the read ends because the stream does.
                    Task<bool> read = requests.MoveNext(CancellationToken.None);
                    reading.SetResult();
                    await read;
                }
                catch (Exception ex)
                {
                    ended.SetResult(ex);
                    throw;
                }
            },
        });

        await using RawCall call = RawCall.Start(server.Http, "Duplex", token, ("grpc-timeout", "1M"));
        await call.SendAsync();
        await reading.Task.WaitAsync(token);
        _time.Advance(s_minute);

        Assert.That((await call.ReadEndAsync()).Status, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(await ended.Task.WaitAsync(token), Is.InstanceOf<IOException>().Or.InstanceOf<OperationCanceledException>());
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Deadline_PassesWhileWriteIsHeldUp_HandlerIsCancelled(CancellationToken token)
    {
        var writing = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        TestServer server = await StartAtItsTimeAsync(new()
        {
            ServerStreaming = async (_, responses, context) =>
            {
                using CancellationTokenRegistration registration = context.CancellationToken.Register(ended.SetResult);

                // Larger than what is taken in without a reader.
                Task write = responses.WriteAsync(
                    new Payload { Data = ByteString.CopyFrom(new byte[30_000_000]) }, context.CancellationToken);
                writing.SetResult();
                await write;
            },
        });

        await using RawCall call = RawCall.Start(server.Http, "ServerStreaming", token, ("grpc-timeout", "1M"));
        await call.SendAsync(Frame.Of(""));
        call.CompleteRequest();
        await writing.Task.WaitAsync(token);
        _time.Advance(s_minute);

        // Nobody reads the response.
        await ended.Task.WaitAsync(token);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Deadline_OfHeader_IsInTheFutureByThatMuch(CancellationToken token)
    {
        var deadline = new TaskCompletionSource<DateTime>();
        TestServer server = await StartAtItsTimeAsync(new()
        {
            Unary = (request, context) =>
            {
                deadline.SetResult(context.Deadline);
                return Task.FromResult(request);
            },
        });

        await server.Http.PostAsync("Unary", Frame.Of(""), token, ("grpc-timeout", "1H"));

        Assert.That((await deadline.Task).Kind, Is.EqualTo(DateTimeKind.Utc));
        Assert.That(await deadline.Task, Is.EqualTo(_time.GetUtcNow().UtcDateTime.AddHours(1)));
    }

    [TestCase("99999999H")]
    [TestCase("1000000H")]
    [TestCase("99999999M")]
    [CancelAfter(30_000)]
    public async Task Deadline_VeryLong_DoesNotHurt(string timeout, CancellationToken token)
    {
        TestServer server = await StartAsync(new() { Unary = (request, _) => Task.FromResult(request) });

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token, ("grpc-timeout", timeout));

        Assert.That(response.Status, Is.EqualTo(StatusCode.OK));
    }

    [TestCase("soon")]
    [TestCase("-1S")]
    [TestCase("999999999S")]
    [CancelAfter(30_000)]
    public async Task Deadline_Malformed_IsIgnored(string timeout, CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            Unary = (_, context) => Task.FromResult(new Payload { Text = $"{context.Deadline == DateTime.MaxValue}" }),
        });

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token, ("grpc-timeout", timeout));

        Assert.That(response.Messages.Single().Message.Text, Is.EqualTo("True"));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Deadline_Zero_IsExceeded(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            Unary = async (request, context) =>
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return request;
            },
        });

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token, ("grpc-timeout", "0m"));

        Assert.That(response.Status, Is.EqualTo(StatusCode.DeadlineExceeded));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Deadline_RacesWithTheEnd_OneOfThemWins(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = async (_, responses, _) =>
            {
                for (int i = 0; i < 20; i++)
                {
                    await responses.WriteAsync(new Payload { Data = ByteString.CopyFrom(new byte[10_000]) });
                    await Task.Delay(1);
                }
            },
        });

        for (int round = 0; round < 20; round++)
        {
            RawResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
                server.Http.PostAsync("ServerStreaming", Frame.Of(""), token, ("grpc-timeout", $"{10 + i * 3}m"))));
            foreach (RawResponse response in responses)
            {
                Assert.That(response.Status, Is.EqualTo(StatusCode.OK).Or.EqualTo(StatusCode.DeadlineExceeded));
                if (response.Status == StatusCode.OK)
                {
                    Assert.That(response.Messages, Has.Count.EqualTo(20));
                }
            }
        }
    }

    private Task<TestServer> StartAtItsTimeAsync(ServerTestHandlers handlers) =>
        StartAsync(handlers, configure: builder => builder.Services.AddSingleton(new CallClock(_time)));
}
