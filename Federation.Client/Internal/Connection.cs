using Federation.Protocol;
using Federation.Protos.V1;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Federation.Client.Internal;

/// <summary>One stream, from Hello to its end.</summary>
internal sealed class Connection(ClientSession session, FederationClientOptions options, ILogger logger, TimeProvider time)
{
    /// <summary>How long the last words of either side may take.</summary>
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(1);

    /// <summary>Whether the server has admitted the client on this stream.</summary>
    public bool WasWelcomed { get; private set; }

    /// <summary>Runs until the server says goodbye; returns its reason.</summary>
    /// <exception cref="FederationException">The client could not say its properties.</exception>
    /// <exception cref="RpcException">The server refused the client, or the stream broke.</exception>
    /// <exception cref="PeerSilentException">The server has died.</exception>
    /// <exception cref="ProtocolException">The server broke the protocol.</exception>
    public async Task<string> RunAsync(CallInvoker invoker, CancellationToken cancellationToken)
    {
        // Before the call begins: the client may take longer over it than the server waits for the first message.
        var hello = await session.MakeHelloAsync(cancellationToken).ConfigureAwait(false);

        // The call outlives the caller's cancellation by the moment that a goodbye takes: a token given to a read or a write
        // cancels the whole call.
        using var callEnded = new CancellationTokenSource();
        using var call = new Protos.V1.Federation.FederationClient(invoker).Join(cancellationToken: callEnded.Token);
        var welcome = await JoinAsync(call, hello, cancellationToken).ConfigureAwait(false);
        WasWelcomed = true;

        var outgoing = new OutgoingQueue<ClientMessage>();
        var liveness = new Liveness(
            TimeSpan.FromMilliseconds(welcome.HeartbeatIntervalMs), TimeSpan.FromMilliseconds(welcome.HeartbeatTimeoutMs), time);
        Log.Joined(logger, welcome.Resumed);
        session.Connected(welcome, outgoing);

        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(call.ResponseStream, liveness, callEnded.Token);
        var writing = outgoing.RunAsync((message, token) => WriteAsync(call.RequestStream, message, liveness, token), callEnded.Token);
        var watching = liveness.WatchAsync(() => SendHeartbeat(outgoing), callEnded.Token);
        var leaving = Task.Delay(Timeout.InfiniteTimeSpan, leave.Token);
        try
        {
            var first = await Task.WhenAny(reading, writing, watching, leaving).ConfigureAwait(false);
            if (first == writing)
            {
                await ThrowLastWordsAsync(reading, writing, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await first.ConfigureAwait(false);
            }

            return await reading.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await LeaveAsync(call, outgoing, writing, reading).ConfigureAwait(false);
            throw;
        }
        finally
        {
            session.Disconnected();
            await leave.CancelAsync().ConfigureAwait(false);
            await callEnded.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(reading, writing, watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Writing fails when the server has ended the stream; why it has, only reading tells.</summary>
    private async Task ThrowLastWordsAsync(Task reading, Task writing, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(s_lastWords, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!reading.IsCompleted)
        {
            throw new RpcException(new Status(
                StatusCode.Unavailable, $"Writing to the server failed: {writing.Exception?.InnerException?.Message ?? "the call was cancelled"}"));
        }
    }

    private static void SendHeartbeat(OutgoingQueue<ClientMessage> outgoing)
    {
        // While something waits to be written, another heartbeat behind it proves nothing.
        if (outgoing.IsIdle)
        {
            outgoing.Send(new ClientMessage { Heartbeat = new Heartbeat() });
        }
    }

    private static async Task WriteAsync(
        IClientStreamWriter<ClientMessage> stream, ClientMessage message, Liveness liveness, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        liveness.Said();
    }

    private async Task<Welcome> JoinAsync(
        AsyncDuplexStreamingCall<ClientMessage, ServerMessage> call, Hello hello, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.JoinTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await WriteHelloAsync(call, hello, stop.Token).ConfigureAwait(false);
            if (await call.ResponseStream.MoveNext(stop.Token).ConfigureAwait(false)
                && call.ResponseStream.Current.MessageCase == ServerMessage.MessageOneofCase.Welcome)
            {
                return Checked(call.ResponseStream.Current.Welcome);
            }

            throw new ProtocolException("The server's first message was not Welcome.");
        }
        catch (Exception exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested
            && exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            throw new RpcException(new Status(StatusCode.Unavailable, $"The server did not answer within {options.JoinTimeout.TotalSeconds:0.#} s."));
        }
    }

    private static Welcome Checked(Welcome welcome)
    {
        if (welcome.ProtocolVersion != ProtocolVersion.Current)
        {
            var older = welcome.ProtocolVersion < ProtocolVersion.Current ? "server" : "client";
            throw new RpcException(new Status(
                StatusCode.FailedPrecondition,
                $"The server speaks protocol version {welcome.ProtocolVersion}, the client version {ProtocolVersion.Current}: update the {older}."));
        }

        return welcome.HeartbeatIntervalMs >= 2 && welcome.HeartbeatTimeoutMs >= welcome.HeartbeatIntervalMs
            ? welcome
            : throw new ProtocolException(
                $"The server wants a heartbeat every {welcome.HeartbeatIntervalMs} ms and waits {welcome.HeartbeatTimeoutMs} ms for one.");
    }

    /// <summary>A refused call fails the write as well; the status is what the read gives.</summary>
    private static async Task WriteHelloAsync(
        AsyncDuplexStreamingCall<ClientMessage, ServerMessage> call, Hello hello, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.WriteAsync(new ClientMessage { Hello = hello }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or IOException)
        {
            await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<string> ReadAsync(IAsyncStreamReader<ServerMessage> stream, Liveness liveness, CancellationToken cancellationToken)
    {
        while (await stream.MoveNext(cancellationToken).ConfigureAwait(false))
        {
            liveness.Heard();
            if (stream.Current.MessageCase == ServerMessage.MessageOneofCase.Goodbye)
            {
                return stream.Current.Goodbye.Reason;
            }

            session.Handle(stream.Current);
        }

        throw new RpcException(new Status(StatusCode.Unavailable, "The server ended the stream without a goodbye."));
    }

    private async Task LeaveAsync(
        AsyncDuplexStreamingCall<ClientMessage, ServerMessage> call, OutgoingQueue<ClientMessage> outgoing, Task writing, Task reading)
    {
        session.Disconnected();
        outgoing.Send(new ClientMessage { Goodbye = new Goodbye { Reason = "the client was stopped" } });
        outgoing.Complete();
        try
        {
            await writing.WaitAsync(s_lastWords, time, CancellationToken.None).ConfigureAwait(false);
            await call.RequestStream.CompleteAsync().WaitAsync(s_lastWords, time, CancellationToken.None).ConfigureAwait(false);

            // The server ends the stream when it has read the goodbye; to cancel the call sooner may destroy it on the way.
            await reading.WaitAsync(s_lastWords, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception exception) when (exception is RpcException or TimeoutException or InvalidOperationException or IOException or OperationCanceledException)
        {
            Log.GoodbyeNotSent(logger, exception);
        }
    }
}
