using System.Buffers;

namespace Federation.Core;

/// <summary>Updates whose memory stays where it is until they are disposed.</summary>
internal sealed class PinnedUpdates : IDisposable
{
    private readonly int _updateCount;
    private readonly MemoryHandle[] _handles;
    private readonly Addend[] _addends;

    public PinnedUpdates(ReadOnlySpan<WeightedUpdate> updates, int tensorCount)
    {
        _updateCount = updates.Length;
        _handles = new MemoryHandle[tensorCount * updates.Length];
        _addends = new Addend[_handles.Length];
        for (var i = 0; i < _handles.Length; i++)
        {
            var (tensors, weight) = updates[i % _updateCount];
            _handles[i] = tensors[i / _updateCount].Data.Pin();
            _addends[i] = new Addend(AddressOf(_handles[i]), weight);
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

    private static unsafe nint AddressOf(MemoryHandle handle) => (nint)handle.Pointer;
}
