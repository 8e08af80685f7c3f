using Federation.Core;

namespace Federation.Strategies;

/// <summary>Memory for decoded updates of one manifest at a time, used again from update to update and from round to round.</summary>
internal sealed class DecodingMemory
{
    private readonly Stack<TensorBuffer> _free = new();
    private TensorManifest? _manifest;

    /// <summary>Memory that nobody looks at.</summary>
    public TensorBuffer Rent(TensorManifest manifest)
    {
        if (!manifest.Equals(_manifest))
        {
            _manifest = manifest;
            _free.Clear();
        }

        return _free.TryPop(out var buffer) ? buffer : new TensorBuffer(manifest);
    }

    /// <summary>Takes memory back that nobody looks at any more.</summary>
    public void Return(TensorBuffer buffer)
    {
        if (buffer.Manifest.Equals(_manifest))
        {
            _free.Push(buffer);
        }
    }
}
