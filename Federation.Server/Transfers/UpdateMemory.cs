using Federation.Core;

namespace Federation.Server;

/// <summary>
/// The memory that updates are received in. It is bounded, and used again for the next update of the same manifest, so that
/// the thousandth update of a large model takes no new memory.
/// </summary>
internal sealed class UpdateMemory(long capacity)
{
    private readonly ByteBudget _budget = new(capacity);
    private readonly Lock _gate = new();
    private readonly Dictionary<TensorManifest, Stack<TensorBuffer>> _free = [];

    /// <summary>Waits until there is room for an update.</summary>
    public async Task<UpdateLease> RentAsync(TensorManifest manifest, CancellationToken cancellationToken)
    {
        await _budget.AcquireAsync(manifest.ByteCount, cancellationToken).ConfigureAwait(false);
        TensorBuffer? buffer = null;
        lock (_gate)
        {
            if (_free.TryGetValue(manifest, out var buffers))
            {
                buffers.TryPop(out buffer);
            }
        }

        return new UpdateLease(this, buffer ?? new TensorBuffer(manifest));
    }

    /// <summary>Takes memory back.</summary>
    /// <param name="buffer">Which memory.</param>
    /// <param name="reusable">Whether nobody looks at it any more.</param>
    public void Return(TensorBuffer buffer, bool reusable)
    {
        if (reusable)
        {
            lock (_gate)
            {
                if (!_free.TryGetValue(buffer.Manifest, out var buffers))
                {
                    _free.Add(buffer.Manifest, buffers = new Stack<TensorBuffer>());
                }

                buffers.Push(buffer);
            }
        }

        _budget.Release(buffer.Manifest.ByteCount);
    }

    /// <summary>Gives unused memory back to the system.</summary>
    public void Trim()
    {
        lock (_gate)
        {
            _free.Clear();
        }
    }
}
