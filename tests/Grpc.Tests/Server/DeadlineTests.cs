using System.Globalization;
using Google.Protobuf;
using Grpc.Core;

namespace Grpc.Tests.Server;

internal sealed class DeadlineTests : ServerTestBase
{
    [Test]
    [CancelAfter(30_000)]
    public async Task Deadline_Passes_ClientGetsStatusAndHandlerIsCancelled(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource<Exception>();
        TestServer server = await StartAsync(new()
        {
            Unary = async (request, context) =>
            {
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

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token, ("grpc-timeout", "50m"));

        Assert.That(response.Status, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(await cancelled.Task.WaitAsync(token), Is.InstanceOf<OperationCanceledException>());
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Deadline_PassesWhileHandlerIgnoresIt_ClientGetsStatusAtOnce(CancellationToken token)
    {
        var mayReturn = new TaskCompletionSource();
        var result = new TaskCompletionSource<string>();
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = async (_, responses, _) =>
            {
                await responses.WriteAsync(new Payload { Text = "before" });
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

        RawResponse response = await server.Http.PostAsync("ServerStreaming", Frame.Of(""), token, ("grpc-timeout", "100m"));

        Assert.That(response.Messages.Single().Message.Text, Is.EqualTo("before"));
        Assert.That(response.Status, Is.EqualTo(StatusCode.DeadlineExceeded));
        mayReturn.SetResult();
        Assert.That(await result.Task.WaitAsync(token), Is.EqualTo("Can't write the message because the request is complete."));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Deadline_PassesWhileHandlerReads_ReadEnds(CancellationToken token)
    {
        var ended = new TaskCompletionSource<Exception>();
        TestServer server = await StartAsync(new()
        {
            Duplex = async (requests, _, _) =>
            {
                try
                {
                    // Without the call's token: the read ends because the stream does.
                    await requests.MoveNext(CancellationToken.None);
                }
                catch (Exception ex)
                {
                    ended.SetResult(ex);
                    throw;
                }
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "Duplex", token, ("grpc-timeout", "50m"));

        Assert.That((await call.ReadEndAsync()).Status, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(await ended.Task.WaitAsync(token), Is.InstanceOf<IOException>().Or.InstanceOf<OperationCanceledException>());
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Deadline_PassesWhileWriteIsHeldUp_HandlerIsCancelled(CancellationToken token)
    {
        var ended = new TaskCompletionSource();
        TestServer server = await StartAsync(new()
        {
            ServerStreaming = async (_, responses, context) =>
            {
                using CancellationTokenRegistration registration = context.CancellationToken.Register(ended.SetResult);
                while (true)
                {
                    await responses.WriteAsync(
                        new Payload { Data = ByteString.CopyFrom(new byte[1_000_000]) }, context.CancellationToken);
                }
            },
        });
        await using RawCall call = RawCall.Start(server.Http, "ServerStreaming", token, ("grpc-timeout", "300m"));
        await call.SendAsync(Frame.Of(""));
        call.CompleteRequest();

        // Nobody reads the response.
        await ended.Task.WaitAsync(token);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Deadline_OfHeader_IsInTheFutureByThatMuch(CancellationToken token)
    {
        TestServer server = await StartAsync(new()
        {
            Unary = (_, context) => Task.FromResult(
                new Payload { Text = context.Deadline.ToString("O", CultureInfo.InvariantCulture) }),
        });
        DateTime before = DateTime.UtcNow;

        RawResponse response = await server.Http.PostAsync("Unary", Frame.Of(""), token, ("grpc-timeout", "1H"));

        DateTime deadline = DateTime.Parse(
            response.Messages.Single().Message.Text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        Assert.That(deadline.Kind, Is.EqualTo(DateTimeKind.Utc));
        Assert.That(deadline, Is.InRange(before.AddHours(1), DateTime.UtcNow.AddHours(1)));
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
}
