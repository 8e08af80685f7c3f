namespace Federation.Server;

/// <summary>The use of memory that goes back to the server's for updates.</summary>
internal sealed class UpdateLease(UpdateMemory memory, UpdateBuffer buffer) : IUpdateLease
{
    private int _disposed;

    public UpdateBuffer Buffer => buffer;

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
