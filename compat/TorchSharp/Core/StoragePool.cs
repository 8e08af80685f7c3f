using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Keeps released blocks by size class, so that a training step in its stride allocates nothing.</summary>
internal static class StoragePool
{
    private const int SmallestShift = 8;
    private const int StepsPerDoubling = 4;
    private const int Buckets = 26 * StepsPerDoubling;
    private const long LargestKept = 1L << 30;
    private const long LargestTotal = 2L << 30;

    private static readonly Stack<Storage>[] Free = CreateBuckets();
    private static long _kept;

    /// <summary>A block of at least <paramref name="bytes"/> bytes with one user; its contents are arbitrary.</summary>
    public static Storage Rent(long bytes)
    {
        var (bucket, capacity) = Classify(bytes);
        if (bucket >= 0)
        {
            var free = Free[bucket];
            lock (free)
            {
                if (free.TryPop(out var storage))
                {
                    Interlocked.Add(ref _kept, -storage.Capacity);
                    storage.Start();
                    storage.Length = bytes;
                    return storage;
                }
            }
        }

        var created = new Storage(capacity, bucket);
        created.Start();
        created.Length = bytes;
        return created;
    }

    public static void Return(Storage storage)
    {
        if (storage.Bucket < 0 || Interlocked.Add(ref _kept, storage.Capacity) > LargestTotal)
        {
            if (storage.Bucket >= 0)
            {
                Interlocked.Add(ref _kept, -storage.Capacity);
            }

            storage.Free();
            return;
        }

        var free = Free[storage.Bucket];
        lock (free)
        {
            free.Push(storage);
        }
    }

    /// <summary>Size classes are four to each doubling, so that at most a fifth of a block is unused.</summary>
    internal static (int Bucket, long Capacity) Classify(long bytes)
    {
        bytes = Math.Max(bytes, 1L << SmallestShift);
        if (bytes > LargestKept)
        {
            return (-1, (bytes + 63) & ~63L);
        }

        var shift = BitOperations.Log2((ulong)bytes);
        var step = 1L << (shift - 2);
        var steps = (bytes - (1L << shift) + step - 1) / step;
        return (((shift - SmallestShift) * StepsPerDoubling) + (int)steps, (1L << shift) + (steps * step));
    }

    private static Stack<Storage>[] CreateBuckets()
    {
        var buckets = new Stack<Storage>[Buckets];
        for (var i = 0; i < buckets.Length; i++)
        {
            buckets[i] = new Stack<Storage>();
        }

        return buckets;
    }
}
