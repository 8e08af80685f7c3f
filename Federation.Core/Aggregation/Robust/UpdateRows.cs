using System.Buffers;

namespace Federation.Core;

/// <summary>Updates of one manifest whose memory stays where it is until they are disposed: each update is a row of every tensor.</summary>
internal sealed class UpdateRows : IDisposable
{
    private readonly MemoryHandle[] _handles;
    private readonly nint[] _addresses;

    /// <summary>Pins updates.</summary>
    /// <exception cref="ArgumentException">There are none, or they do not consist of the same tensors.</exception>
    public UpdateRows(IReadOnlyList<TensorList> updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        Manifest = CommonManifest(updates);
        Count = updates.Count;
        _handles = new MemoryHandle[Manifest.Count * Count];
        _addresses = new nint[_handles.Length];
        for (var i = 0; i < _handles.Length; i++)
        {
            _handles[i] = updates[i % Count][i / Count].Data.Pin();
            _addresses[i] = AddressOf(_handles[i]);
        }
    }

    /// <summary>What each update consists of.</summary>
    public TensorManifest Manifest { get; }

    /// <summary>The number of updates, at least 1.</summary>
    public int Count { get; }

    /// <summary>Each update's first element of a tensor.</summary>
    public ReadOnlySpan<nint> Of(int tensor) => _addresses.AsSpan(tensor * Count, Count);

    /// <summary>The memory for a result: what the caller gave, or new.</summary>
    /// <exception cref="ArgumentException">The destination is for other tensors.</exception>
    public TensorBuffer Destination(TensorBuffer? destination) => destination?.Manifest.DescribeDifference(Manifest) is { } difference
        ? throw new ArgumentException($"The destination is for other tensors: {difference}.", nameof(destination))
        : destination ?? new TensorBuffer(Manifest);

    public void Dispose()
    {
        foreach (var handle in _handles)
        {
            handle.Dispose();
        }
    }

    private static TensorManifest CommonManifest(IReadOnlyList<TensorList> updates)
    {
        if (updates.Count == 0)
        {
            throw new ArgumentException("There are no updates.", nameof(updates));
        }

        for (var i = 0; i < updates.Count; i++)
        {
            if (updates[i] is null)
            {
                throw new ArgumentException($"Update {i} is null.", nameof(updates));
            }

            if (updates[i].Manifest.DescribeDifference(updates[0].Manifest) is { } difference)
            {
                throw new ArgumentException($"Update {i} does not consist of the tensors of update 0: {difference}.", nameof(updates));
            }
        }

        return updates[0].Manifest;
    }

    private static unsafe nint AddressOf(MemoryHandle handle) => (nint)handle.Pointer;
}
