using Federation.Protocol;
using Federation.Protos.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Federation.Server;

/// <summary>One stream of an admitted client, until it ends.</summary>
internal sealed class ClientConnection : IDisposable
{
    private static readonly TimeSpan s_goodbyePatience = TimeSpan.FromSeconds(1);

    private readonly OutgoingQueue<ServerMessage> _outgoing = new();
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private readonly Liveness _liveness;
    private string? _goodbye;

    public ClientConnection(FederationServerOptions options, TimeProvider time)
    {
        _time = time;
        _liveness = new Liveness(options.HeartbeatInterval, options.HeartbeatTimeout, time);
        Ended = _ended.Token;
    }

    /// <summary>Cancelled when the connection has ended.</summary>
    public CancellationToken Ended { get; }

    /// <summary>
    /// What the client holds, and not what is on its way: set when the session comes on the connection, then kept by the
    /// connection's writer.
    /// </summary>
    public HeldModels Held { get; } = new();

    public void Send(ServerMessage message) => _outgoing.Send(message);

    public void SendSequence(IEnumerable<ServerMessage> messages) => _outgoing.SendSequence(messages);

    /// <summary>Says goodbye and ends the stream.</summary>
    public void Close(string reason)
    {
        _goodbye = reason;
        _outgoing.Send(new ServerMessage { Goodbye = new Goodbye { Reason = reason } });
        _outgoing.Complete();
    }

    /// <summary>Reads and writes until the stream ends. Never throws.</summary>
    public async Task<ConnectionEnd> RunAsync(
        IAsyncStreamReader<ClientMessage> requests,
        IServerStreamWriter<ServerMessage> responses,
        Action<ClientMessage> handle,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(requests, handle, stop.Token);
        var writing = _outgoing.RunAsync((message, token) => WriteAsync(responses, message, token), stop.Token);
        var watching = _liveness.WatchAsync(SendHeartbeat, stop.Token);
        try
        {
            var first = await Task.WhenAny(reading, writing, watching).ConfigureAwait(false);
            await first.ConfigureAwait(false);
            if (first == reading)
            {
                return await reading.ConfigureAwait(false);
            }

            // The goodbye is written, but only the client's end of the stream shows that it has come.
            await Task.WhenAny(reading, Task.Delay(s_goodbyePatience, _time, stop.Token)).ConfigureAwait(false);
            return new ConnectionEnd(IsFinal: true, _goodbye ?? "the server ended the stream");
        }
        catch (Exception exception) when (exception is ProtocolException or PeerSilentException)
        {
            return new ConnectionEnd(IsFinal: false, exception.Message, exception);
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or RpcException { StatusCode: StatusCode.Internal or StatusCode.ResourceExhausted })
        {
            return new ConnectionEnd(IsFinal: false, "the client sent what is no message", new ProtocolException($"A message cannot be read: {exception.Message}"));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or RpcException or InvalidOperationException)
        {
            return new ConnectionEnd(IsFinal: false, "the connection was lost");
        }
#pragma warning disable CA1031 // Whatever it was, the session must be taken off this connection.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new ConnectionEnd(IsFinal: false, "the server failed", exception);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await _ended.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(reading, writing, watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _ended.Dispose();

    private void SendHeartbeat()
    {
        // While something waits to be written, another heartbeat behind it proves nothing.
        if (_outgoing.IsIdle)
        {
            _outgoing.Send(new ServerMessage { Heartbeat = new Heartbeat() });
        }
    }

    private async Task WriteAsync(IServerStreamWriter<ServerMessage> responses, ServerMessage message, CancellationToken cancellationToken)
    {
        await responses.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        _liveness.Said();
    }

    private async Task<ConnectionEnd> ReadAsync(
        IAsyncStreamReader<ClientMessage> requests, Action<ClientMessage> handle, CancellationToken cancellationToken)
    {
        while (await requests.MoveNext(cancellationToken).ConfigureAwait(false))
        {
            _liveness.Heard();
            if (requests.Current.MessageCase == ClientMessage.MessageOneofCase.Goodbye)
            {
                return new ConnectionEnd(IsFinal: true, $"the client left: {requests.Current.Goodbye.Reason}");
            }

            handle(requests.Current);
        }

        return new ConnectionEnd(IsFinal: false, "the client ended the stream without a goodbye");
    }
}
