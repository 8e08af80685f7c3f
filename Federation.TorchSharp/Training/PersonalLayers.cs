using Federation.Client;
using Federation.Core;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>What becomes of a model's personal layers, which live in the model: where a fit fails, and where the model is lent.</summary>
internal sealed class PersonalLayers(nn.Module model, ModelLayers layers) : IDisposable
{
    private const string Name = "personal";

    // What the model had before those of another instance were put into it.
    private TensorList? _found;
    private bool _trained;

    /// <summary>The layers as they are; null if there are none.</summary>
    public TensorList? Copy() => layers.HasPersonal ? model.ToTensorList(layers.Personal) : null;

    /// <summary>Makes the layers again what they were.</summary>
    public void PutBack(TensorList? copy)
    {
        if (copy is not null)
        {
            model.LoadTensorList(copy, layers.Personal);
        }
    }

    /// <summary>A fit has come to its end.</summary>
    public void Trained() => _trained = layers.HasPersonal;

    /// <summary>The layers, if they are no longer those that the model was made with.</summary>
    public ClientState Save() => _trained ? ClientState.Empty.With(Name, model.ToTensorList(layers.Personal)) : ClientState.Empty;

    /// <summary>Puts the layers of another instance into the model, until this one is disposed of.</summary>
    public void Restore(ClientState state)
    {
        if (!state.Tensors.TryGetValue(Name, out var kept))
        {
            _found = Copy();
            return;
        }

        if (!layers.HasPersonal)
        {
            throw new ArgumentException($"The state has personal layers, {kept.Manifest}, and the options name none.", nameof(state));
        }

        var found = Copy();
        model.LoadTensorList(kept, layers.Personal);
        (_found, _trained) = (found, true);
    }

    public void Dispose()
    {
        PutBack(_found);
        _found = null;
    }
}
