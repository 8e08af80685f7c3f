using System.Threading.Channels;
using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using TensorManifest = Federation.Protos.V1.TensorManifest;

namespace Federation.Server.Tests.Support;

/// <summary>A client that speaks the protocol by hand, one message at a time, right or wrong.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly AsyncDuplexStreamingCall<ClientMessage, ServerMessage> _call;

    private readonly Channel<ServerMessage> _incoming = Channel.CreateUnbounded<ServerMessage>();
    private readonly SemaphoreSlim _writing = new(1);

    public RawClient(Uri server)
    {
        _channel = GrpcChannel.ForAddress(server);
        _call = new Protos.V1.Federation.FederationClient(_channel).Join();
        _ = ReadAsync();
    }

    public Welcome Welcome { get; private set; } = new();

    /// <summary>What has come after Welcome, heartbeats left out.</summary>
    public List<ServerMessage> Received { get; } = [];

    public int ModelsReceived => AnnouncementsOf(Model.Types.Role.Model).Count;

    public int AuxiliariesReceived => AnnouncementsOf(Model.Types.Role.Auxiliary).Count;

    public static Hello HelloOf(string id) => new() { ProtocolVersion = ProtocolVersion.Current, ClientId = id };

    public static async Task<RawClient> JoinAsync(Uri server, Hello hello, CancellationToken cancellationToken)
    {
        var client = new RawClient(server);
        await client.SendAsync(new ClientMessage { Hello = hello });
        client.Welcome = (await client.NextAsync(ServerMessage.MessageOneofCase.Welcome, cancellationToken)).Welcome;
        client.Received.Clear();
        return client;
    }

    public static Task<RawClient> JoinAsync(Uri server, string id, CancellationToken cancellationToken) =>
        JoinAsync(server, HelloOf(id), cancellationToken);

    public Task SendAsync(ClientMessage message) => WriteAsync(stream => stream.WriteAsync(message));

    /// <summary>Sends what may make the server end the stream before the write is done; how it ended is read from the other half.</summary>
    public async Task SendLastAsync(ClientMessage message)
    {
        try
        {
            await SendAsync(message);
        }
        catch (RpcException)
        {
        }
    }

    public Task EndAsync() => WriteAsync(stream => stream.CompleteAsync());

    /// <summary>Reads up to the next message of that kind.</summary>
    public async Task<ServerMessage> NextAsync(ServerMessage.MessageOneofCase kind, CancellationToken cancellationToken)
    {
        await foreach (var message in _incoming.Reader.ReadAllAsync(cancellationToken))
        {
            Received.Add(message);
            if (message.MessageCase == kind)
            {
                return message;
            }
        }

        throw new InvalidOperationException($"The stream ended before {kind} came.");
    }

    public async Task<Instruction> NextInstructionAsync(CancellationToken cancellationToken) =>
        (await NextAsync(ServerMessage.MessageOneofCase.Instruction, cancellationToken)).Instruction;

    public async Task<Receipt> NextReceiptAsync(CancellationToken cancellationToken) =>
        (await NextAsync(ServerMessage.MessageOneofCase.Receipt, cancellationToken)).Receipt;

    /// <summary>Reads to the end of the stream, and says how it ended.</summary>
    public async Task<Status> EndOfStreamAsync(CancellationToken cancellationToken)
    {
        try
        {
            await NextAsync(ServerMessage.MessageOneofCase.None, cancellationToken);
            throw new InvalidOperationException("The server sent nothing in a message.");
        }
        catch (RpcException exception)
        {
            return exception.Status;
        }
        catch (InvalidOperationException)
        {
            return Status.DefaultSuccess;
        }
    }

    /// <summary>Announces a result, sends its tensors when it may, and waits for the receipt.</summary>
    public async Task<Receipt> AnswerFitAsync(
        ulong instruction, TensorList tensors, long exampleCount, CancellationToken cancellationToken, TensorList? auxiliary = null)
    {
        await AnnounceAsync(instruction, tensors.Manifest.ToWire(), exampleCount, auxiliary?.Manifest.ToWire());
        await NextAsync(ServerMessage.MessageOneofCase.Proceed, cancellationToken);
        await SendTensorsAsync(instruction, auxiliary is null ? [tensors] : [tensors, auxiliary]);
        return await NextReceiptAsync(cancellationToken);
    }

    public Task AnnounceAsync(ulong instruction, TensorList tensors, long exampleCount) =>
        AnnounceAsync(instruction, tensors.Manifest.ToWire(), exampleCount);

    public Task AnnounceAsync(ulong instruction, TensorManifest manifest, long exampleCount, TensorManifest? auxiliary = null) =>
        AnnounceAsync(instruction, new Protos.V1.FitResult { Manifest = manifest, ExampleCount = exampleCount, Auxiliary = auxiliary });

    public Task AnnounceAsync(ulong instruction, Protos.V1.FitResult fit) =>
        SendAsync(new ClientMessage { Result = new Result { InstructionId = instruction, Fit = fit } });

    /// <summary>Sends the tensors of a result: the parameters, then the auxiliary list if there is one.</summary>
    public async Task SendTensorsAsync(ulong instruction, params TensorList[] lists)
    {
        foreach (var message in OutgoingTransfer.Encode(
            lists, instruction, 1024, chunk => new ClientMessage { Chunk = chunk }, end => new ClientMessage { End = end }))
        {
            await SendAsync(message);
        }
    }

    public Task SendChunkAsync(ulong instruction, byte[] data) =>
        SendAsync(new ClientMessage { Chunk = new TensorChunk { Transfer = instruction, Data = ByteString.CopyFrom(data) } });

    /// <summary>Is gone from one moment to the next, without a goodbye.</summary>
    public void Dispose()
    {
        _call.Dispose();
        _channel.Dispose();
    }

    private List<Model> AnnouncementsOf(Model.Types.Role role) =>
        [.. Received.Where(message => message.MessageCase == ServerMessage.MessageOneofCase.Model && message.Model.Role == role).Select(message => message.Model)];

    /// <summary>Writes one thing after the other: the goodbye may come, and be answered, before the write is done that led to it.</summary>
    private async Task WriteAsync(Func<IClientStreamWriter<ClientMessage>, Task> write)
    {
        await _writing.WaitAsync();
        try
        {
            await write(_call.RequestStream).WaitAsync(TimeSpan.FromSeconds(20));
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await _call.ResponseStream.MoveNext(CancellationToken.None))
            {
                var message = _call.ResponseStream.Current;
                if (message.MessageCase != ServerMessage.MessageOneofCase.Heartbeat)
                {
                    _incoming.Writer.TryWrite(message);
                }

                if (message.MessageCase == ServerMessage.MessageOneofCase.Goodbye)
                {
                    await EndAsync();
                }
            }

            _incoming.Writer.TryComplete();
        }
        catch (Exception exception)
        {
            _incoming.Writer.TryComplete(exception);
        }
    }
}
