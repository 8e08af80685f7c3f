using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>
/// A block of native memory, 64-byte aligned, counted by its users and recycled by <see cref="StoragePool"/>.
/// </summary>
/// <remarks>
/// The count returns memory promptly when tensors are disposed. A block that is merely forgotten is caught by the
/// finalizer, which hands it back to the pool; so forgetting costs time, never memory.
/// </remarks>
internal sealed unsafe class Storage
{
    /// <summary>Bytes that may be read, never written, past the end: vector kernels load whole registers.</summary>
    public const int Slack = 128;

    private static long _created;
    private int _users;

    public Storage(long capacity, int bucket)
    {
        Capacity = capacity;
        Bucket = bucket;
        Data = (byte*)NativeMemory.AlignedAlloc((nuint)(capacity + Slack), 64);
        // The slack takes part in arithmetic whose result is dropped; zero keeps that free of denormals and NaN.
        new Span<byte>(Data + capacity, Slack).Clear();
        GC.AddMemoryPressure(capacity);
        Interlocked.Increment(ref _created);
    }

    ~Storage()
    {
        if (Data is null)
        {
            return;
        }

        GC.ReRegisterForFinalize(this);
        StoragePool.Return(this);
    }

    /// <summary>How many blocks were ever taken from the operating system.</summary>
    public static long Created => Interlocked.Read(ref _created);

    public byte* Data { get; private set; }

    public long Capacity { get; }

    /// <summary>Index of the pool's size class, or -1 for a block too large to be kept.</summary>
    public int Bucket { get; }

    /// <summary>Bytes that were asked for; the rest of the block belongs to nobody.</summary>
    public long Length { get; set; }

    /// <summary>Counts in-place changes; autograd compares it with what it saw when it saved a tensor.</summary>
    public int Version { get; set; }

    /// <summary>Counts in-place changes that autograd recorded; views made before such a change are stale.</summary>
    public int GradientVersion { get; set; }

    public bool HasOneUser => Volatile.Read(ref _users) == 1;

    public void Start()
    {
        _users = 1;
        Version = 0;
        GradientVersion = 0;
    }

    public void Retain() => Interlocked.Increment(ref _users);

    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            StoragePool.Return(this);
        }
    }

    /// <summary>Gives the memory back to the operating system.</summary>
    public void Free()
    {
        NativeMemory.AlignedFree(Data);
        Data = null;
        GC.RemoveMemoryPressure(Capacity);
        GC.SuppressFinalize(this);
    }
}
