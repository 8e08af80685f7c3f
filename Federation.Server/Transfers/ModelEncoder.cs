using System.Runtime.CompilerServices;
using Federation.Core;

namespace Federation.Server;

/// <summary>
/// Encodes each model once, whatever the number of clients it goes to: models are told apart by identity, and what was
/// made of one lives as long as the model does.
/// </summary>
internal sealed class ModelEncoder(int chunkBytes)
{
    private readonly ConditionalWeakTable<TensorList, EncodedModel> _encoded = [];
    private ulong _lastVersion;

    public EncodedModel Encode(TensorList model) =>
        _encoded.GetValue(model, tensors => new EncodedModel(Interlocked.Increment(ref _lastVersion), tensors, chunkBytes));
}
