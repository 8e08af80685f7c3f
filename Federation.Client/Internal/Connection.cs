using Federation.Protocol;
using Federation.Protos.V1;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Federation.Client.Internal;

/// <summary>One stream, from Hello to its end.</summary>
internal sealed class Connection(CallInvoker invoker, ClientSession session, FederationClientOptions options, ILogger logger, TimeProvider time)
{
    /// <summary>Whether the server has admitted the client on this stream.</summary>
    public bool WasWelcomed { get; private set; }

    /// <summary>Runs until the server says goodbye; returns its reason.</summary>
    /// <exception cref="RpcException">The server refused the client, or the stream broke.</exception>
    /// <exception cref="PeerSilentException">The server has died.</exception>
    /// <exception cref="ProtocolException">The server broke the protocol.</exception>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        // The call outlives the caller's cancellation by the moment that a goodbye takes: a token given to a read or a write
        // cancels the whole call.
        using var callEnded = new CancellationTokenSource();
        using var call = new Protos.V1.Federation.FederationClient(invoker).Join(cancellationToken: callEnded.Token);
        var welcome = await JoinAsync(call, cancellationToken).ConfigureAwait(false);
        WasWelcomed = true;

        var outgoing = new OutgoingQueue<ClientMessage>();
        var liveness = new Liveness(
            TimeSpan.FromMilliseconds(welcome.HeartbeatIntervalMs), TimeSpan.FromMilliseconds(welcome.HeartbeatTimeoutMs), time);
        Log.Joined(logger, welcome.Resumed);
        session.Connected(welcome, outgoing);

        var reading = ReadAsync(call.ResponseStream, liveness, callEnded.Token);
        var writing = outgoing.RunAsync((message, token) => WriteAsync(call.RequestStream, message, liveness, token), callEnded.Token);
        var watching = liveness.WatchAsync(() => SendHeartbeat(outgoing), callEnded.Token);
        var leaving = Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        try
        {
            var first = await Task.WhenAny(reading, writing, watching, leaving).ConfigureAwait(false);
            await first.ConfigureAwait(false);
            return await reading.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await LeaveAsync(call, outgoing, writing).ConfigureAwait(false);
            throw;
        }
        finally
        {
            session.Disconnected();
            await callEnded.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(reading, writing, watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

    private async Task<Welcome> JoinAsync(AsyncDuplexStreamingCall<ClientMessage, ServerMessage> call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.JoinTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var hello = await session.MakeHelloAsync(stop.Token).ConfigureAwait(false);
            await WriteHelloAsync(call, hello, stop.Token).ConfigureAwait(false);
            if (await call.ResponseStream.MoveNext(stop.Token).ConfigureAwait(false)
                && call.ResponseStream.Current.MessageCase == ServerMessage.MessageOneofCase.Welcome)
            {
                return call.ResponseStream.Current.Welcome;
            }

            throw new ProtocolException("The server's first message was not Welcome.");
        }
        catch (Exception exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested
            && exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            throw new RpcException(new Status(StatusCode.Unavailable, $"The server did not answer within {options.JoinTimeout.TotalSeconds:0.#} s."));
        }
    }

    /// <summary>A refused call fails the write as well; the status is what the read gives.</summary>
    private static async Task WriteHelloAsync(
        AsyncDuplexStreamingCall<ClientMessage, ServerMessage> call, Hello hello, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.WriteAsync(new ClientMessage { Hello = hello }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
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
        AsyncDuplexStreamingCall<ClientMessage, ServerMessage> call, OutgoingQueue<ClientMessage> outgoing, Task writing)
    {
        session.Disconnected();
        outgoing.Send(new ClientMessage { Goodbye = new Goodbye { Reason = "the client was stopped" } });
        outgoing.Complete();
        try
        {
            await writing.WaitAsync(TimeSpan.FromSeconds(1), time).ConfigureAwait(false);
            await call.RequestStream.CompleteAsync().WaitAsync(TimeSpan.FromSeconds(1), time).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RpcException or TimeoutException or InvalidOperationException or IOException or OperationCanceledException)
        {
            Log.GoodbyeNotSent(logger, exception);
        }
    }
}
