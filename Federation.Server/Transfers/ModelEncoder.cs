using System.Runtime.CompilerServices;
using Federation.Core;

namespace Federation.Server;

/// <summary>
/// Encodes each list of tensors once, whatever the number of clients it goes to and whatever its role: lists are told apart by
/// identity, and what was made of one lives as long as the list does.
/// </summary>
internal sealed class ModelEncoder(int chunkBytes)
{
    private readonly ConditionalWeakTable<TensorList, EncodedModel> _encoded = [];
    private ulong _lastVersion;

    public EncodedModel Encode(TensorList list) =>
        _encoded.GetValue(list, tensors => new EncodedModel(Interlocked.Increment(ref _lastVersion), tensors, chunkBytes));
}
