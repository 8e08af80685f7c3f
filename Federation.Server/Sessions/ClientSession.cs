using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using Federation.Strategies;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Message = Federation.Protos.V1.ServerMessage;
using Role = Federation.Protos.V1.Model.Types.Role;

namespace Federation.Server;

/// <summary>
/// One client, across its connections: what it was asked, and what it answers. What comes from the client is handled
/// in the other part of this class.
/// </summary>
internal sealed partial class ClientSession : IParticipant
{
    private const int MaxAttempts = 3;

    /// <summary>How many instructions back a client is still told that its result was taken.</summary>
    private const int RememberedResults = 256;

    private readonly Lock _gate = new();
    private readonly SessionServices _services;
    private readonly Dictionary<ulong, PendingInstruction> _pending = [];
    private readonly HashSet<ulong> _taken = [];
    private ulong _lastInstruction;
    private int _absences;
    private bool _expired;

    public ClientSession(ClientInfo info, SessionServices services)
    {
        Info = info;
        _services = services;
    }

    public ClientInfo Info { get; private set; }

    /// <summary>What the process that is on the session shows when it comes back.</summary>
    public ByteString Token { get; set; } = ByteString.Empty;

    /// <summary>The connection that the client is on; null while it is away.</summary>
    public ClientConnection? Connection { get; private set; }

    public async Task<InstructionOutcome> AskAsync(
        InstructionRequest request, TimeSpan? limit, Action<double, ScalarMap>? progressed, CancellationToken cancellationToken)
    {
        PendingInstruction pending;
        ITimer? timer;
        lock (_gate)
        {
            pending = new PendingInstruction(++_lastInstruction, request, progressed)
            {
                DueAt = limit is { } time ? _services.Time.GetTimestamp() + (long)(time.TotalSeconds * _services.Time.TimestampFrequency) : null,
            };
            if (_expired)
            {
                return new InstructionOutcome.Failed(FailureKind.Disconnected, "the client has left");
            }

            _pending.Add(pending.Id, pending);

            // Before the instruction goes out, so that the limit counts from then on.
            timer = limit is null ? null : _services.Time.CreateTimer(
                _ => TakeBack(pending, "its time is up", new InstructionOutcome.Failed(FailureKind.Late, $"no answer within {limit.Value.TotalSeconds:0.#} s")),
                null, limit.Value, Timeout.InfiniteTimeSpan);
            if (Connection is { } connection)
            {
                Issue(pending, connection);
            }
        }

        using var whenAnswered = timer;
        using var registration = cancellationToken.UnsafeRegister(
            _ => TakeBack(pending, "it is no longer needed", new InstructionOutcome.TakenBack()), null);
        return await pending.Outcome.ConfigureAwait(false);
    }

    /// <summary>Puts the session on a new connection and sends again what the client does not have.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="info">What the client now says of itself.</param>
    /// <param name="hello">What the client has.</param>
    /// <param name="resumed">Whether the client's process is the one that the session began with.</param>
    public void Attach(ClientConnection connection, ClientInfo info, Hello hello, bool resumed)
    {
        lock (_gate)
        {
            Info = info;
            Connection = connection;
            connection.Held.MaxBytes = hello.MaxModelBytes == 0 ? null : hello.MaxModelBytes;
            if (resumed)
            {
                connection.Held.Claimed(Role.Model, hello.HeldModelVersion);
                connection.Held.Claimed(Role.Auxiliary, hello.HeldAuxiliaryVersion);
            }

            foreach (var pending in _pending.Values.ToList())
            {
                pending.DropTransfer();
                if (!resumed || !hello.OpenInstructions.Contains(pending.Id))
                {
                    Issue(pending, connection);
                }
            }

            foreach (var id in hello.OpenInstructions.Where(id => !_pending.ContainsKey(id)))
            {
                connection.Send(ReceiptFor(id));
            }
        }
    }

    /// <summary>Takes the session off a connection that has ended, unless it is on another one already.</summary>
    /// <returns>The number of this absence, for <see cref="Expire"/>; null if the session was elsewhere.</returns>
    public int? Detach(ClientConnection connection)
    {
        lock (_gate)
        {
            if (Connection != connection)
            {
                return null;
            }

            Connection = null;
            foreach (var pending in _pending.Values)
            {
                pending.DropTransfer();
            }

            return ++_absences;
        }
    }

    /// <summary>Gives up everything that the client was asked: it will not come back. Not if it came back after that absence.</summary>
    public bool Expire(int absence, string reason)
    {
        lock (_gate)
        {
            if (Connection is not null || absence != _absences || _expired)
            {
                return false;
            }

            _expired = true;
            foreach (var pending in _pending.Values)
            {
                pending.Complete(new InstructionOutcome.Failed(FailureKind.Disconnected, reason));
            }

            _pending.Clear();
            return true;
        }
    }

    private void TakeBack(PendingInstruction pending, string reason, InstructionOutcome outcome)
    {
        lock (_gate)
        {
            if (!_pending.Remove(pending.Id))
            {
                return;
            }

            // A client that has announced its result has nothing left to stop, and waits for the receipt.
            var message = pending.Announced is null
                ? new Message { Cancel = new Cancel { InstructionId = pending.Id, Reason = reason } }
                : new Message { Receipt = new Receipt { InstructionId = pending.Id, Reason = reason } };

            // Completed first: an instruction that the writer still finds open goes out before the message that ends it.
            pending.Complete(outcome);
            Connection?.Send(message);
        }
    }

    private void Issue(PendingInstruction pending, ClientConnection connection)
    {
        if (++pending.Attempts > MaxAttempts)
        {
            Close(pending, new InstructionOutcome.Failed(
                FailureKind.Disconnected, $"the connection was lost each of the {MaxAttempts} times that it was asked"));
            return;
        }

        var needed = pending.Request.Needed;
        var bytes = needed.Sum(list => list.Tensors.ByteCount);
        if ((ulong)bytes > connection.Held.MaxBytes)
        {
            var what = needed.Count > 1 ? "the model and the auxiliary list together have" : "the model has";
            Close(pending, new InstructionOutcome.Failed(
                FailureKind.ClientError, $"{what} {bytes} bytes; the client takes at most {connection.Held.MaxBytes}"));
            return;
        }

        connection.SendSequence(Frames(pending, connection));
    }

    /// <summary>
    /// The instruction, after the model and the auxiliary list that it needs if the client does not hold them. Enumerated by the
    /// connection's writer as fast as the client reads, and broken off when the instruction is closed meanwhile.
    /// </summary>
    private IEnumerable<Message> Frames(PendingInstruction pending, ClientConnection connection)
    {
        foreach (var (role, tensors) in pending.Request.Needed)
        {
            var encoded = _services.Encoder.Encode(tensors);
            if (!connection.Held.Holds(role, encoded.Version, tensors.ByteCount))
            {
                connection.Held.Announced(role, tensors.ByteCount);
                foreach (var frame in encoded.Frames(role))
                {
                    if (!pending.IsOpen)
                    {
                        yield break;
                    }

                    yield return frame;
                }

                connection.Held.Sent(role, encoded.Version, tensors.ByteCount);
            }
        }

        if (pending.IsOpen)
        {
            yield return new Message
            {
                Instruction = InstructionMapping.ToWire(pending, list => _services.Encoder.Encode(list).Version, Remaining(pending)),
            };
        }
    }

    private TimeSpan? Remaining(PendingInstruction pending)
    {
        if (pending.DueAt is not { } due)
        {
            return null;
        }

        var left = TimeSpan.FromSeconds((due - _services.Time.GetTimestamp()) / (double)_services.Time.TimestampFrequency);
        return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
    }

    private void Close(PendingInstruction pending, InstructionOutcome outcome)
    {
        _pending.Remove(pending.Id);
        pending.Complete(outcome);
    }

    private Message ReceiptFor(ulong id) => new()
    {
        Receipt = _taken.Contains(id)
            ? new Receipt { InstructionId = id, Accepted = true }
            : new Receipt { InstructionId = id, Reason = "the instruction is closed" },
    };
}
