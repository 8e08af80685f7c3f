namespace Federation.Server;

/// <summary>
/// The memory that updates are received in. It is bounded, and used again for the next update of the same manifest, so that
/// the thousandth update of a large model takes no new memory.
/// </summary>
/// <param name="capacity">How many bytes may be in use at once.</param>
/// <param name="allocate">What takes new memory; null for <see cref="UpdateBuffer"/> itself.</param>
internal sealed class UpdateMemory(long capacity, Func<UpdateManifest, UpdateBuffer>? allocate = null)
{
    private readonly Func<UpdateManifest, UpdateBuffer> _allocate = allocate ?? (manifest => new UpdateBuffer(manifest));
    private readonly ByteBudget _budget = new(capacity);
    private readonly Lock _gate = new();

    // Of one manifest only: clients that announce another one each time must not fill the server with unused memory.
    private readonly Stack<UpdateBuffer> _free = new();
    private UpdateManifest? _manifest;

    /// <summary>Whether somebody waits for room.</summary>
    public bool IsContended => _budget.IsContended;

    /// <summary>Waits until there is room for an update, for all of it at once: who has half of it cannot wait for the other half.</summary>
    public async Task<UpdateLease> RentAsync(UpdateManifest manifest, CancellationToken cancellationToken)
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
    public void Return(UpdateBuffer buffer, bool reusable)
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

    private UpdateBuffer? TakeFree(UpdateManifest manifest)
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
