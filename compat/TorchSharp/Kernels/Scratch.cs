using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>Working memory of a kernel: a few blocks, rented one by one, returned together.</summary>
internal unsafe ref struct Scratch
{
    private Blocks _blocks;
    private int _count;

    /// <summary>Memory with arbitrary contents.</summary>
    public T* Rent<T>(long count)
        where T : unmanaged
    {
        var storage = StoragePool.Rent(count * sizeof(T));
        _blocks[_count++] = storage;
        return (T*)storage.Data;
    }

    public T* Zeros<T>(long count)
        where T : unmanaged
    {
        var memory = Rent<T>(count);
        new Span<T>(memory, checked((int)count)).Clear();
        return memory;
    }

    public void Dispose()
    {
        while (_count > 0)
        {
            _blocks[--_count]!.Release();
        }
    }

    [InlineArray(4)]
    private struct Blocks
    {
        private Storage? _first;
    }
}
