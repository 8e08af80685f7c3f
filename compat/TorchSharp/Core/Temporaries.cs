namespace TorchSharp.Internal;

/// <summary>Tensors on the way to a result, let go of together.</summary>
internal struct Temporaries() : IDisposable
{
    private readonly List<TensorImpl> _held = [];

    /// <summary>Takes over the caller's count on a tensor.</summary>
    public readonly TensorImpl Add(TensorImpl tensor)
    {
        _held.Add(tensor);
        return tensor;
    }

    public readonly void Dispose()
    {
        foreach (var tensor in _held)
        {
            tensor.Release();
        }
    }
}
