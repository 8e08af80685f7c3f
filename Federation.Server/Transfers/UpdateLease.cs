namespace Federation.Server;

/// <summary>The use of the memory of one update.</summary>
internal sealed class UpdateLease(UpdateMemory memory, UpdateBuffer buffer) : IDisposable
{
    private int _disposed;

    public UpdateBuffer Buffer => buffer;

    /// <summary>Ends the use while somebody keeps the tensors: the memory is not used again.</summary>
    public void Abandon() => End(reusable: false);

    public void Dispose() => End(reusable: true);

    private void End(bool reusable)
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            memory.Return(buffer, reusable);
        }
    }
}
