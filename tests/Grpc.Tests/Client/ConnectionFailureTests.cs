using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Grpc.Tests.Client;

/// <summary>Connections that do not come about, break, or are not what they should be.</summary>
internal sealed class ConnectionFailureTests : ScriptedFixture
{
    private const int NoError = 0;
    private const int InternalError = 2;
    private const int RefusedStream = 7;

    [Test]
    public async Task Connection_Refused_UnavailableWithTheAddress()
    {
        // Taken, so that nobody else can listen there meanwhile, and not listened on.
        using var unused = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        unused.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)unused.LocalEndPoint!).Port;
        CallInvoker invoker = Connect(new Uri($"http://127.0.0.1:{port}")).CreateCallInvoker();
        using AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);

        RpcException unary = await FailureOf(Call(invoker).ResponseAsync);
        RpcException read = await FailureOf(call.ResponseStream.MoveNext(CancellationToken.None));
        RpcException write = await FailureOf(call.RequestStream.WriteAsync([1]));

        Assert.That(unary.StatusCode, Is.EqualTo(StatusCode.Unavailable));
        Assert.That(unary.Status.Detail, Does.Contain($"127.0.0.1:{port}"));
        Assert.That(unary.Status.DebugException, Is.Not.Null);
        Assert.That(read.StatusCode, Is.EqualTo(StatusCode.Unavailable));
        Assert.That(write.StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    [Test]
    public async Task Server_SpeaksOnlyHttp11_CallFails()
    {
        ScriptedServer server = await ScriptedServer.StartAsync(_ => Task.CompletedTask, HttpProtocols.Http1);
        StopAfterTest(server);

        RpcException failure = await FailureOf(Call(Connect(server.Address).CreateCallInvoker()).ResponseAsync);

        Assert.That(failure.StatusCode, Is.AnyOf(StatusCode.Internal, StatusCode.Unavailable));
    }

    [Test]
    public async Task Server_SpeaksNoTls_CallFails()
    {
        ScriptedServer server = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        StopAfterTest(server);
        var address = new UriBuilder(server.Address) { Scheme = Uri.UriSchemeHttps }.Uri;

        RpcException failure = await FailureOf(Call(Connect(address).CreateCallInvoker()).ResponseAsync);

        Assert.That(failure.StatusCode, Is.AnyOf(StatusCode.Internal, StatusCode.Unavailable));
        Assert.That(failure.Status.Detail, Does.Contain("SSL"));
    }

    [Test]
    public async Task Server_AnswersGarbage_CallFails()
    {
        CallInvoker invoker = Serve(async connection =>
        {
            await connection.WriteBytesAsync([.. Enumerable.Repeat((byte)0xAB, 200)]);
            await connection.DrainAsync();
        });

        RpcException failure = await FailureOf(Call(invoker).ResponseAsync);

        Assert.That(failure.StatusCode, Is.AnyOf(StatusCode.Internal, StatusCode.Unavailable));
    }

    [Test]
    public async Task Server_ClosesConnectionBeforeAnswering_Unavailable()
    {
        CallInvoker invoker = Serve(async connection =>
        {
            await connection.OpenAsync();
            await connection.ReadAsync(RawHttp2Connection.Headers);
        });

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    [TestCase(NoError)]
    [TestCase(InternalError)]
    public async Task Server_GoesAwayFromUnansweredCalls_Unavailable(int code)
    {
        CallInvoker invoker = Serve(async connection =>
        {
            await connection.OpenAsync();
            await connection.ReadAsync(RawHttp2Connection.Headers);
            await connection.GoAwayAsync(lastStreamId: 0, code);
            await connection.DrainAsync();
        });

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    [TestCase(NoError)]
    [TestCase(InternalError)]
    public async Task Server_GoesAwayWithinCall_Unavailable(int code)
    {
        CallInvoker invoker = Serve(async connection =>
        {
            await connection.OpenAsync();
            (_, int streamId, _) = await connection.ReadAsync(RawHttp2Connection.Headers);
            await connection.GoAwayAsync(streamId, code);
        });

        Assert.That((await FailureOf(Call(invoker).ResponseAsync)).StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    [Test]
    public async Task Server_GoesAwayOnce_CallSucceedsOnTheNextConnection([Values] bool reset)
    {
        CallInvoker invoker = Serve(async (connection, number) =>
        {
            await connection.OpenAsync();
            (_, int streamId, _) = await connection.ReadAsync(RawHttp2Connection.Headers);
            if (number > 1)
            {
                await connection.AnswerAsync(streamId);
            }
            else if (reset)
            {
                await connection.ResetAsync(streamId, RefusedStream);
                (_, streamId, _) = await connection.ReadAsync(RawHttp2Connection.Headers);
                await connection.AnswerAsync(streamId);
            }
            else
            {
                await connection.GoAwayAsync(lastStreamId: 0, NoError);
            }

            await connection.DrainAsync();
        });

        Assert.That(await Call(invoker, default, 1, 2, 3).ResponseAsync.WaitAsync(Limit), Is.Empty);
    }

    [Test]
    public async Task Server_RefusesStreamingCallBeforeItsMessages_MessagesGoToTheNextStream()
    {
        var received = new TaskCompletionSource<byte[]>();
        CallInvoker invoker = Serve(async connection =>
        {
            await connection.OpenAsync();
            (_, int streamId, _) = await connection.ReadAsync(RawHttp2Connection.Headers);
            await connection.ResetAsync(streamId, RefusedStream);
            (_, streamId, _) = await connection.ReadAsync(RawHttp2Connection.Headers);
            await connection.AnswerAsync(streamId, endCall: false);
            received.SetResult((await connection.ReadAsync(RawHttp2Connection.Data)).Payload);
            await connection.DrainAsync();
        });
        using AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);

        Assert.That(await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Limit), Is.True);
        await call.RequestStream.WriteAsync([1, 2]).WaitAsync(Limit);

        Assert.That(await received.Task.WaitAsync(Limit), Is.EqualTo([0, 0, 0, 0, 2, 1, 2]));
    }

    [Test]
    public async Task Server_RefusesStreamingCallAfterItsMessages_Unavailable()
    {
        CallInvoker invoker = Serve(async connection =>
        {
            await connection.OpenAsync();
            (_, int streamId, _) = await connection.ReadAsync(RawHttp2Connection.Data);
            await connection.ResetAsync(streamId, RefusedStream);
            await connection.DrainAsync();
        });
        using AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);

        await call.RequestStream.WriteAsync([1, 2]).WaitAsync(Limit);
        RpcException failure = await FailureOf(call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    [TestCase(NoError)]
    [TestCase(InternalError)]
    public async Task Server_GoesAwayWithinIdleStreamingCall_Unavailable(int code)
    {
        var answered = new TaskCompletionSource();
        CallInvoker invoker = Serve(async connection =>
        {
            await connection.OpenAsync();
            (_, int streamId, _) = await connection.ReadAsync(RawHttp2Connection.Headers);
            await connection.AnswerAsync(streamId, endCall: false);
            await answered.Task;
            await connection.GoAwayAsync(streamId, code);
        });
        using AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);
        await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Limit);
        answered.SetResult();

        RpcException failure = await FailureOf(call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    [Test]
    public async Task CompleteAsync_ThenDispose_EndOfRequestIsSentBeforeTheReset()
    {
        List<(byte Type, byte Flags)> frames = [];
        var reset = new TaskCompletionSource();
        CallInvoker invoker = Serve(async connection =>
        {
            await connection.OpenAsync();
            while (true)
            {
                (byte type, byte flags, _, _) = await connection.ReadAsync();
                frames.Add((type, flags));
                if (type == RawHttp2Connection.Reset)
                {
                    reset.SetResult();
                }
            }
        });
        AsyncDuplexStreamingCall<byte[], byte[]> call = invoker.AsyncDuplexStreamingCall(Duplex, null, default);
        await call.RequestStream.WriteAsync([1, 2]).WaitAsync(Limit);

        await call.RequestStream.CompleteAsync();
        call.Dispose();
        await reset.Task.WaitAsync(Limit);

        Assert.That(frames, Has.Count.EqualTo(4));
        Assert.That(frames[1], Is.EqualTo((RawHttp2Connection.Data, (byte)0)));
        Assert.That(frames[2], Is.EqualTo((RawHttp2Connection.Data, RawHttp2Connection.EndStream)));
    }

    private CallInvoker Serve(Func<RawHttp2Connection, Task> serve) => Serve((connection, _) => serve(connection));

    private CallInvoker Serve(Func<RawHttp2Connection, int, Task> serve)
    {
        var server = new RawHttp2Server(serve);
        StopAfterTest(server);
        return Connect(server.Address).CreateCallInvoker();
    }
}
