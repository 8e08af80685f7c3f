using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;

namespace Federation.Client.Internal;

/// <summary>Puts the models that the server sends together, and keeps the last one.</summary>
internal sealed class ModelReceiver(TensorLimits limits)
{
    private IncomingTransfer? _transfer;

    public HeldModel? Held { get; private set; }

    /// <summary>The version to tell the server when coming back: only a complete and usable model counts.</summary>
    public ulong HeldVersion => Held is { Tensors: not null } held ? held.Version : 0;

    public void Begin(Model model, int maxChunkBytes)
    {
        _transfer = null;
        Held = null;
        try
        {
            // The old model is let go before the memory for the new one is taken.
            _transfer = new IncomingTransfer(model.Version, new TensorListDecoder(model.Manifest.ToManifest(limits)), maxChunkBytes);
        }
        catch (TensorFormatException exception)
        {
            Held = new HeldModel(model.Version, null, exception.Message);
        }
        catch (OutOfMemoryException)
        {
            Held = new HeldModel(model.Version, null, "There is no memory for the model.");
        }
    }

    public void Append(TensorChunk chunk)
    {
        if (_transfer?.Id != chunk.Transfer)
        {
            return;
        }

        try
        {
            _transfer.Append(chunk);
        }
        catch (TensorFormatException exception)
        {
            Held = new HeldModel(chunk.Transfer, null, exception.Message);
            _transfer = null;
        }
    }

    public void End(TensorEnd end)
    {
        if (_transfer?.Id != end.Transfer)
        {
            return;
        }

        try
        {
            Held = new HeldModel(end.Transfer, _transfer.Complete(end), null);
        }
        catch (TensorFormatException exception)
        {
            Held = new HeldModel(end.Transfer, null, exception.Message);
        }

        _transfer = null;
    }

    /// <summary>Forgets a model that was cut off half-way; the server begins again.</summary>
    public void BreakOff() => _transfer = null;
}
