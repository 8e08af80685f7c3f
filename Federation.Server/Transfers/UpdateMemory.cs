using Federation.Core;

namespace Federation.Server;

/// <summary>
/// The memory that updates are received in. It is bounded, and used again for the next update of the same manifest, so that
/// the thousandth update of a large model takes no new memory.
/// </summary>
/// <param name="capacity">How many bytes may be in use at once.</param>
/// <param name="allocate">What takes new memory; null for <see cref="TensorBuffer"/> itself.</param>
internal sealed class UpdateMemory(long capacity, Func<TensorManifest, TensorBuffer>? allocate = null)
{
    private readonly Func<TensorManifest, TensorBuffer> _allocate = allocate ?? (manifest => new TensorBuffer(manifest));
    private readonly ByteBudget _budget = new(capacity);
    private readonly Lock _gate = new();

    // Of one manifest only: clients that announce another one each time must not fill the server with unused memory.
    private readonly Stack<TensorBuffer> _free = new();
    private TensorManifest? _manifest;

    /// <summary>Waits until there is room for an update.</summary>
    public async Task<UpdateLease> RentAsync(TensorManifest manifest, CancellationToken cancellationToken)
    {
        await _budget.AcquireAsync(manifest.ByteCount, cancellationToken).ConfigureAwait(false);
        try
        {
            return new UpdateLease(this, TakeFree(manifest) ?? _allocate(manifest));
        }
        catch
        {
            _budget.Release(manifest.ByteCount);
            throw;
        }
    }

    /// <summary>Takes memory back.</summary>
    /// <param name="buffer">Which memory.</param>
    /// <param name="reusable">Whether nobody looks at it any more.</param>
    public void Return(TensorBuffer buffer, bool reusable)
    {
        lock (_gate)
        {
            if (reusable && buffer.Manifest.Equals(_manifest))
            {
                _free.Push(buffer);
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

    private TensorBuffer? TakeFree(TensorManifest manifest)
    {
        lock (_gate)
        {
            if (!manifest.Equals(_manifest))
            {
                _manifest = manifest;
                _free.Clear();
            }

            return _free.TryPop(out var buffer) ? buffer : null;
        }
    }
}
