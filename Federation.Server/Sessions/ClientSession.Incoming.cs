using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using Microsoft.Extensions.Logging;
using Message = Federation.Protos.V1.ServerMessage;

namespace Federation.Server;

/// <summary>What comes from the client.</summary>
internal sealed partial class ClientSession
{
    /// <exception cref="ProtocolException">The client said what it may not say.</exception>
    public void Handle(ClientConnection connection, ClientMessage message)
    {
        // Copying chunks under the lock keeps a buffer from going back to the pool, and to another client, half-way.
        PendingInstruction? reporting = null;
        lock (_gate)
        {
            if (connection != Connection)
            {
                // What was under way on an earlier connection is out of date; the client says it again on this one.
                return;
            }

            switch (message.MessageCase)
            {
                case ClientMessage.MessageOneofCase.Progress:
                    reporting = _pending.GetValueOrDefault(message.Progress.InstructionId);
                    break;
                case ClientMessage.MessageOneofCase.Result:
                    OnResult(connection, message.Result);
                    break;
                case ClientMessage.MessageOneofCase.Chunk:
                    OnChunk(connection, message.Chunk);
                    break;
                case ClientMessage.MessageOneofCase.End:
                    OnEnd(connection, message.End);
                    break;
                case ClientMessage.MessageOneofCase.Heartbeat:
                    break;
                default:
                    throw new ProtocolException($"The client sent {message.MessageCase} where it may not.");
            }
        }

        if (reporting is not null)
        {
            // Outside the lock: observers are somebody else's code.
            Report(reporting, message.Progress);
        }
    }

    private static void Report(PendingInstruction pending, Progress progress)
    {
        var fraction = double.IsNaN(progress.Fraction) ? 0 : Math.Clamp(progress.Fraction, 0, 1);
        pending.Report(fraction, progress.Metrics.ToScalarMap("progress metrics"));
    }

    private void OnResult(ClientConnection connection, Result result)
    {
        if (!_pending.TryGetValue(result.InstructionId, out var pending))
        {
            connection.Send(ReceiptFor(result.InstructionId));
            return;
        }

        switch (pending.Request, result.KindCase)
        {
            case (_, Result.KindOneofCase.Failure):
                OnFailure(connection, pending, result.Failure);
                break;
            case (InstructionRequest.Evaluate, Result.KindOneofCase.Evaluate):
                var evaluation = result.Evaluate;
                Take(connection, pending, new InstructionOutcome.Evaluated(new Core.EvaluateResult(
                    evaluation.Loss, evaluation.ExampleCount, evaluation.Metrics.ToScalarMap("evaluate metrics"))));
                break;
            case (InstructionRequest.GetProperties, Result.KindOneofCase.Properties):
                Take(connection, pending, new InstructionOutcome.Properties(result.Properties.Properties.ToScalarMap("properties")));
                break;
            case (InstructionRequest.Fit, Result.KindOneofCase.Fit):
                Announce(connection, pending, result.Fit.Manifest, result.Fit);
                break;
            case (InstructionRequest.GetParameters, Result.KindOneofCase.Parameters):
                Announce(connection, pending, result.Parameters.Manifest, null);
                break;
            default:
                Refuse(connection, pending, FailureKind.BrokenUpdate, $"the answer is {result.KindCase}, which is not what was asked");
                break;
        }
    }

    private void OnFailure(ClientConnection connection, PendingInstruction pending, Failure failure)
    {
        if (failure.Kind == Failure.Types.Kind.BadModel)
        {
            // So that it is sent again for the next instruction.
            connection.Held.Forget();
        }

        // The server has not taken it back, so it was the client's own clock that ended it.
        var late = failure.Kind == Failure.Types.Kind.Cancelled && pending.DueAt is not null;
        Refuse(connection, pending, late ? FailureKind.Late : FailureKind.ClientError, $"{failure.Kind}: {failure.Message}");
    }

    private void Announce(ClientConnection connection, PendingInstruction pending, Protos.V1.TensorManifest? manifest, Protos.V1.FitResult? fit)
    {
        if (pending.Announced is not null)
        {
            throw new ProtocolException($"The result of instruction {pending.Id} was announced twice.");
        }

        try
        {
            pending.Announced = ResultMapping.ToAnnounced(manifest, fit, _services.Limits);
            _ = ReceiveAsync(connection, pending, pending.Announced);
        }
        catch (TensorFormatException exception)
        {
            Refuse(connection, pending, FailureKind.BrokenUpdate, exception.Message);
        }
    }

    /// <summary>Waits for room for the tensors, then lets them come. Never throws.</summary>
    private async Task ReceiveAsync(ClientConnection connection, PendingInstruction pending, AnnouncedResult announced)
    {
        UpdateLease? lease = null;
        try
        {
            lease = await _services.Memory.RentAsync(announced.Manifest, connection.Ended).ConfigureAwait(false);
            lock (_gate)
            {
                // Meanwhile the round may have ended or the client may have come on another connection.
                if (pending.IsOpen && pending.Announced == announced)
                {
                    pending.Transfer = new IncomingTransfer(pending.Id, _services.Options.ChunkBytes, lease.Buffer.Lists);
                    pending.Lease = lease;
                    lease = null;
                    WatchProgress(connection, pending, pending.Transfer);
                    connection.Send(new Message { Proceed = new Proceed { InstructionId = pending.Id } });
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The connection is gone; the client announces its result again on the next one.
        }
        catch (OutOfMemoryException exception)
        {
            Log.OutOfMemory(_services.Logger, exception, Info.Id, announced.Manifest.ByteCount);
            lock (_gate)
            {
                if (pending.IsOpen && pending.Announced == announced)
                {
                    Refuse(connection, pending, FailureKind.BrokenUpdate, $"the server has no memory for {announced.Manifest.ByteCount} bytes");
                }
            }
        }
        finally
        {
            lease?.Dispose();
        }
    }

    /// <summary>Takes the memory from a client that sends nothing into it while others wait for memory.</summary>
    private void WatchProgress(ClientConnection connection, PendingInstruction pending, IncomingTransfer transfer)
    {
        var received = 0L;
        var patience = _services.Options.HeartbeatTimeout;
        pending.ProgressWatch = _services.Time.CreateTimer(_ => Check(), null, patience, patience);

        void Check()
        {
            lock (_gate)
            {
                if (pending.Transfer != transfer)
                {
                    return;
                }

                if (transfer.Received == received && _services.Memory.IsContended)
                {
                    Refuse(
                        connection, pending, FailureKind.BrokenUpdate,
                        $"nothing of the update came for {patience.TotalSeconds:0.#} s while others waited to send theirs");
                }

                received = transfer.Received;
            }
        }
    }

    private void OnChunk(ClientConnection connection, TensorChunk chunk)
    {
        if (_pending.TryGetValue(chunk.Transfer, out var pending) && pending.Transfer is { } transfer)
        {
            try
            {
                transfer.Append(chunk);
            }
            catch (TensorFormatException exception)
            {
                Refuse(connection, pending, FailureKind.BrokenUpdate, exception.Message);
            }
        }
    }

    private void OnEnd(ClientConnection connection, TensorEnd end)
    {
        if (!_pending.TryGetValue(end.Transfer, out var pending) || pending is not { Transfer: { } transfer, Announced: { } announced, Lease: { } lease })
        {
            return;
        }

        try
        {
            var lists = transfer.Complete(end);
            if (announced.Fit is { } fit)
            {
                var result = fit with { Parameters = lists[0], Auxiliary = lists.ElementAtOrDefault(1) };
                Take(connection, pending, new InstructionOutcome.Fitted(result, lease));
            }
            else
            {
                lease.Abandon();
                Take(connection, pending, new InstructionOutcome.Parameters(lists[0]));
            }
        }
        catch (TensorFormatException exception)
        {
            Refuse(connection, pending, FailureKind.BrokenUpdate, exception.Message);
        }
    }

    private void Take(ClientConnection connection, PendingInstruction pending, InstructionOutcome outcome)
    {
        _taken.Add(pending.Id);
        _taken.RemoveWhere(id => id + RememberedResults <= pending.Id);
        Close(pending, outcome);
        connection.Send(ReceiptFor(pending.Id));
    }

    private void Refuse(ClientConnection connection, PendingInstruction pending, FailureKind kind, string reason)
    {
        Close(pending, new InstructionOutcome.Failed(kind, reason));
        connection.Send(new Message { Receipt = new Receipt { InstructionId = pending.Id, Reason = reason } });
    }
}
