using System.Threading.Channels;
using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace Federation.Client.Internal;

/// <summary>
/// What outlives a connection: the session's token, what is held of models, the instructions being worked on and the results owed.
/// </summary>
internal sealed class ClientSession(
    string clientId, IFederatedClient client, FederationClientOptions options, ILogger logger, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, OpenInstruction> _open = [];
    private readonly Channel<OpenInstruction> _work = Channel.CreateUnbounded<OpenInstruction>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ModelReceiver _models = new(new TensorLimits { MaxBytes = options.MaxModelBytes });
    private readonly InstructionRunner _runner = new(clientId, client, logger, time);

    private ByteString _token = ByteString.Empty;
    private Limits _limits = new();
    private OutgoingQueue<ClientMessage>? _outgoing;

    /// <summary>Works instructions off, one at a time, whether or not there is a connection.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var open in _work.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            Log.InstructionStarted(logger, open.Instruction.KindCase, open.Instruction.Round);
            var answer = await _runner.RunAsync(open, progress => Report(open, progress), cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            lock (_gate)
            {
                // Closed meanwhile, perhaps together with the session: then the id may be another instruction's by now.
                if (!open.IsClosed)
                {
                    open.Answer = Checked(answer);
                    _outgoing?.Send(new ClientMessage { Result = open.Answer.Result });
                }
            }
        }
    }

    /// <exception cref="FederationException">The client could not say its properties.</exception>
    public async Task<Hello> MakeHelloAsync(CancellationToken cancellationToken)
    {
        var properties = await GetPropertiesAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _models.BreakOff();
            var hello = new Hello
            {
                ProtocolVersion = ProtocolVersion.Current,
                ClientId = clientId,
                SessionToken = _token,
                HeldModelVersion = _models.HeldVersion(Model.Types.Role.Model),
                HeldAuxiliaryVersion = _models.HeldVersion(Model.Types.Role.Auxiliary),
                MaxModelBytes = (ulong)options.MaxModelBytes,
            };
            hello.Properties.AddScalars(properties);
            hello.OpenInstructions.AddRange(_open.Keys);
            return hello;
        }
    }

    /// <summary>A connection has been admitted: results owed to this session are sent again.</summary>
    public void Connected(Welcome welcome, OutgoingQueue<ClientMessage> outgoing)
    {
        lock (_gate)
        {
            _token = welcome.SessionToken;
            _limits = welcome.Limits ?? new Limits();
            _outgoing = outgoing;
            if (!welcome.Resumed)
            {
                foreach (var open in _open.Values)
                {
                    open.Close("the server no longer knows this session");
                }

                _open.Clear();
            }

            foreach (var open in _open.Values.Where(open => open.Answer is not null))
            {
                open.Answer = Checked(open.Answer!);
                outgoing.Send(new ClientMessage { Result = open.Answer.Result });
            }
        }
    }

    public void Disconnected()
    {
        lock (_gate)
        {
            _outgoing = null;
        }
    }

    /// <exception cref="ProtocolException">The server said what it may not say.</exception>
    public void Handle(ServerMessage message)
    {
        lock (_gate)
        {
            switch (message.MessageCase)
            {
                case ServerMessage.MessageOneofCase.Model:
                    _models.Begin(message.Model, ChunkBytes);
                    break;
                case ServerMessage.MessageOneofCase.Chunk:
                    _models.Append(message.Chunk);
                    break;
                case ServerMessage.MessageOneofCase.End:
                    _models.End(message.End);
                    break;
                case ServerMessage.MessageOneofCase.Instruction:
                    Begin(message.Instruction);
                    break;
                case ServerMessage.MessageOneofCase.Cancel:
                    _open.GetValueOrDefault(message.Cancel.InstructionId)?.Cancel($"the server took it back: {message.Cancel.Reason}");
                    break;
                case ServerMessage.MessageOneofCase.Proceed:
                    SendTensors(message.Proceed.InstructionId);
                    break;
                case ServerMessage.MessageOneofCase.Receipt:
                    Settle(message.Receipt);
                    break;
                case ServerMessage.MessageOneofCase.Heartbeat:
                    break;
                default:
                    throw new ProtocolException($"The server sent {message.MessageCase} where it may not.");
            }
        }
    }

    public void Dispose()
    {
        foreach (var open in _open.Values)
        {
            open.Dispose();
        }
    }

    private async Task<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetPropertiesAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("GetPropertiesAsync returned null.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FederationException($"Client \"{clientId}\" cannot join without its properties: {exception.Message}", isTransient: false, exception);
        }
    }

    private int ChunkBytes => (int)Math.Clamp(_limits.MaxChunkBytes, 1024, 1 << 20);

    private void Begin(Instruction instruction)
    {
        if (_open.ContainsKey(instruction.Id))
        {
            return;
        }

        var open = new OpenInstruction(instruction, _models.Held(Model.Types.Role.Model), _models.Held(Model.Types.Role.Auxiliary), time);
        _open.Add(open.Id, open);
        _work.Writer.TryWrite(open);
    }

    private void SendTensors(ulong id)
    {
        if (_open.GetValueOrDefault(id) is { Answer: { Lists.Count: > 0 } answer } open)
        {
            // Broken off when the server has closed the instruction meanwhile.
            _outgoing?.SendSequence(OutgoingTransfer
                .Encode(answer.Lists, id, ChunkBytes, chunk => new ClientMessage { Chunk = chunk }, end => new ClientMessage { End = end })
                .TakeWhile(_ => !open.IsClosed));
        }
    }

    private void Settle(Receipt receipt)
    {
        if (_open.Remove(receipt.InstructionId, out var open))
        {
            if (!receipt.Accepted)
            {
                Log.ResultNotTaken(logger, open.Instruction.KindCase, open.Instruction.Round, receipt.Reason);
            }

            // The server may close an instruction that is still being worked on.
            open.Close($"the server closed it: {receipt.Reason}");
        }
    }

    private void Report(OpenInstruction open, Progress progress)
    {
        lock (_gate)
        {
            if (!open.IsClosed)
            {
                _outgoing?.Send(new ClientMessage { Progress = progress });
            }
        }
    }

    /// <summary>An answer that the server's limits forbid becomes a failure that says so.</summary>
    private Answer Checked(Answer answer)
    {
        if (answer.Lists.Count == 0 || _outgoing is null)
        {
            return answer;
        }

        var what = answer.Lists.Count > 1 ? "The result with its auxiliary list" : "The result";
        var problem = (ulong)answer.ByteCount > _limits.MaxUpdateBytes
            ? $"{what} has {answer.ByteCount} bytes; the server takes at most {_limits.MaxUpdateBytes}."
            : (uint)answer.TensorCount > _limits.MaxTensors
                ? $"{what} has {answer.TensorCount} tensors; the server takes at most {_limits.MaxTensors}."
                : null;
        return problem is null ? answer : new Answer(
            new Result { InstructionId = answer.Result.InstructionId, Failure = new Failure { Kind = Failure.Types.Kind.Error, Message = problem } }, []);
    }
}
