using System.Buffers;

namespace Grpc.Net.Internal;

/// <summary>Collects bytes in one contiguous array of the pool, which it keeps from one use to the next.</summary>
internal sealed class PooledBufferWriter : IBufferWriter<byte>, IDisposable
{
    private const int MinimumCapacity = 4096;

    private byte[] _array = [];
    private int _length;

    public int WrittenCount => _length;

    public ReadOnlyMemory<byte> WrittenMemory => _array.AsMemory(0, _length);

    public ReadOnlySpan<byte> WrittenSpan => _array.AsSpan(0, _length);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _array.Length - _length);
        _length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureFree(sizeHint);
        return _array.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureFree(sizeHint);
        return _array.AsSpan(_length);
    }

    /// <summary>Forgets the bytes and keeps the array.</summary>
    public void Clear() => _length = 0;

    /// <summary>Gives the array back. The writer can be used again, and then takes a new one.</summary>
    public void Dispose()
    {
        byte[] array = _array;
        _array = [];
        _length = 0;
        Return(array);
    }

    private static void Return(byte[] array)
    {
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    private void EnsureFree(int sizeHint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        if (_array.Length - _length >= Math.Max(sizeHint, 1))
        {
            return;
        }

        int needed = checked(_length + Math.Max(sizeHint, 1));
        int doubled = (int)Math.Min(2L * _array.Length, Array.MaxLength);
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(needed, doubled), MinimumCapacity));
        _array.AsSpan(0, _length).CopyTo(larger);
        Return(_array);
        _array = larger;
    }
}
