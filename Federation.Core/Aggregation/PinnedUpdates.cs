using System.Buffers;

namespace Federation.Core;

/// <summary>Updates, and what is subtracted of them, whose memory stays where it is until they are disposed.</summary>
internal sealed class PinnedUpdates : IDisposable
{
    private readonly int _updateCount;
    private readonly List<MemoryHandle> _handles;
    private readonly Addend[] _addends;

    public PinnedUpdates(ReadOnlySpan<WeightedUpdate> updates, int tensorCount)
    {
        _updateCount = updates.Length;
        _addends = new Addend[tensorCount * updates.Length];
        _handles = new List<MemoryHandle>(2 * _addends.Length);
        for (var i = 0; i < _addends.Length; i++)
        {
            var update = updates[i % _updateCount];
            var tensor = i / _updateCount;
            var origin = update.Origin is { } list ? Pin(list[tensor]) : 0;
            _addends[i] = new Addend(Pin(update.Tensors[tensor]), update.Weight, origin, update.Scale);
        }
    }

    /// <summary>The updates' shares in the sum of a tensor.</summary>
    public ReadOnlySpan<Addend> Of(int tensor) => _addends.AsSpan(tensor * _updateCount, _updateCount);

    public void Dispose()
    {
        foreach (var handle in _handles)
        {
            handle.Dispose();
        }
    }

    private unsafe nint Pin(Tensor tensor)
    {
        var handle = tensor.Data.Pin();
        _handles.Add(handle);
        return (nint)handle.Pointer;
    }
}
