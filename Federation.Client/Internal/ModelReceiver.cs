using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using Role = Federation.Protos.V1.Model.Types.Role;

namespace Federation.Client.Internal;

/// <summary>Puts the lists of tensors that the server sends together, and keeps the last one of each role.</summary>
/// <param name="limits">What may come; the bytes are those of both roles together.</param>
internal sealed class ModelReceiver(TensorLimits limits)
{
    private readonly Dictionary<Role, HeldModel> _held = [];
    private (Role Role, IncomingTransfer Incoming)? _transfer;

    /// <summary>What came last; null if nothing did.</summary>
    public HeldModel? Held(Role role) => _held.GetValueOrDefault(role);

    /// <summary>The version to tell the server when coming back: only a complete and usable list counts.</summary>
    public ulong HeldVersion(Role role) => Held(role) is { Tensors: not null } held ? held.Version : 0;

    /// <exception cref="ProtocolException">The role is unknown.</exception>
    public void Begin(Model model, int maxChunkBytes)
    {
        if (model.Role is not (Role.Model or Role.Auxiliary))
        {
            throw new ProtocolException($"The server sent a model of the unknown role {(int)model.Role}.");
        }

        // The old list is let go before the memory for the new one is taken.
        _transfer = null;
        _held.Remove(model.Role);
        try
        {
            var manifest = (model.Manifest ?? new Protos.V1.TensorManifest()).ToManifest(limits);
            MakeRoomFor(manifest.ByteCount, model.Role == Role.Model ? Role.Auxiliary : Role.Model);
            _transfer = (model.Role, new IncomingTransfer(model.Version, maxChunkBytes, new TensorBuffer(manifest)));
        }
        catch (TensorFormatException exception)
        {
            _held[model.Role] = new HeldModel(model.Version, null, exception.Message);
        }
        catch (OutOfMemoryException)
        {
            _held[model.Role] = new HeldModel(model.Version, null, "There is no memory for the model.");
        }
    }

    public void Append(TensorChunk chunk)
    {
        if (_transfer is not { } transfer || transfer.Incoming.Id != chunk.Transfer)
        {
            return;
        }

        try
        {
            transfer.Incoming.Append(chunk);
        }
        catch (TensorFormatException exception)
        {
            _held[transfer.Role] = new HeldModel(chunk.Transfer, null, exception.Message);
            _transfer = null;
        }
    }

    public void End(TensorEnd end)
    {
        if (_transfer is not { } transfer || transfer.Incoming.Id != end.Transfer)
        {
            return;
        }

        try
        {
            _held[transfer.Role] = new HeldModel(end.Transfer, transfer.Incoming.Complete(end)[0], null);
        }
        catch (TensorFormatException exception)
        {
            _held[transfer.Role] = new HeldModel(end.Transfer, null, exception.Message);
        }

        _transfer = null;
    }

    /// <summary>Forgets a list that was cut off half-way; the server begins again.</summary>
    public void BreakOff() => _transfer = null;

    // The server counts on this, and on nothing else being let go.
    private void MakeRoomFor(long bytes, Role other)
    {
        if (Held(other)?.Tensors is { } tensors && tensors.ByteCount > limits.MaxBytes - bytes)
        {
            _held.Remove(other);
        }
    }
}
