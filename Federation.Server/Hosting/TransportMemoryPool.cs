using System.Buffers;
using System.Collections.Concurrent;

namespace Federation.Server;

/// <summary>Blocks of 64 KiB, of which a bounded number is kept for the next use.</summary>
internal sealed class TransportMemoryPool : MemoryPool<byte>
{
    private const int BlockBytes = 64 << 10;
    private const int MaxKept = 512;

    private readonly ConcurrentBag<Block> _free = [];
    private int _kept;
    private volatile bool _disposed;

    public override int MaxBufferSize => BlockBytes;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockBytes);
        if (_free.TryTake(out var block))
        {
            Interlocked.Decrement(ref _kept);
            return block;
        }

        return new Block(this);
    }

    protected override void Dispose(bool disposing)
    {
        _disposed = true;
        _free.Clear();
    }

    private void Return(Block block)
    {
        if (!_disposed && Interlocked.Increment(ref _kept) <= MaxKept)
        {
            _free.Add(block);
        }
        else if (!_disposed)
        {
            Interlocked.Decrement(ref _kept);
        }
    }

    private sealed class Block(TransportMemoryPool pool) : IMemoryOwner<byte>
    {
        // Pinned, as the memory of sockets should be.
        private readonly byte[] _array = GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true);

        public Memory<byte> Memory => _array;

        public void Dispose() => pool.Return(this);
    }
}
