namespace TorchSharp.Internal;

/// <summary>Working memory of one part of a convolution: rented together, returned together.</summary>
internal sealed unsafe class ConvScratch : IDisposable
{
    private readonly List<Storage> _rented = [];

    public float* Floats(long count) => (float*)Rent(count * sizeof(float));

    public float* Zeros(long count)
    {
        var memory = Floats(count);
        new Span<float>(memory, checked((int)count)).Clear();
        return memory;
    }

    public int* Ints(long count) => (int*)Rent(count * sizeof(int));

    public void Dispose()
    {
        foreach (var storage in _rented)
        {
            storage.Release();
        }

        _rented.Clear();
    }

    private byte* Rent(long bytes)
    {
        var storage = StoragePool.Rent(bytes);
        _rented.Add(storage);
        return storage.Data;
    }
}
