using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>
/// A strided view of a <see cref="Storage"/> together with its place in the autograd graph: what a
/// <see cref="torch.Tensor"/> is a handle to.
/// </summary>
/// <remarks>Counted like an intrusive pointer: handles, saved tensors and gradient slots each hold one count.</remarks>
internal sealed unsafe class TensorImpl
{
    private Storage? _storage;
    private int _users = 1;
    private AutogradMeta? _autograd;

    public TensorImpl(Storage storage, ScalarType dtype, long[] sizes, long[] strides, long offset)
    {
        _storage = storage;
        DType = dtype;
        Sizes = sizes;
        Strides = strides;
        Offset = offset;
        Count = Shapes.Count(sizes);
        IsContiguous = Shapes.IsContiguous(sizes, strides);
    }

    public ScalarType DType { get; }

    public long[] Sizes { get; }

    public long[] Strides { get; }

    /// <summary>Elements between the start of the storage and the first element.</summary>
    public long Offset { get; }

    public long Count { get; }

    public bool IsContiguous { get; }

    public int Rank => Sizes.Length;

    public Storage Storage => _storage ?? throw new InvalidOperationException("Tensor invalid -- empty handle.");

    public int Version => Storage.Version;

    public AutogradMeta? Autograd => _autograd;

    public bool RequiresGrad => _autograd is { } meta && (meta.GradFn is not null || meta.LeafRequiresGrad);

    public bool IsLeaf => _autograd?.GradFn is null;

    /// <summary>Whether nobody but one holder can see this tensor's memory, and all of it is the tensor's.</summary>
    public bool IsExclusive => Volatile.Read(ref _users) == 1 && IsContiguous && Storage.HasOneUser;

    public byte* Bytes => (byte*)Data(DTypes.Size(DType));

    /// <summary>A tensor of its own memory with arbitrary contents.</summary>
    public static TensorImpl Empty(ScalarType dtype, params long[] sizes)
    {
        var storage = StoragePool.Rent(Shapes.Count(sizes) * DTypes.Size(dtype));
        return new TensorImpl(storage, dtype, sizes, Shapes.ContiguousStrides(sizes), 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Pointer<T>()
        where T : unmanaged => (T*)Data(sizeof(T));

    public TensorImpl Retain()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _users) != 0)
        {
            return;
        }

        _autograd?.Reset();
        var storage = _storage;
        _storage = null;
        storage?.Release();
    }

    public AutogradMeta EnsureAutograd() => _autograd ??= new AutogradMeta(this);

    /// <summary>Another tensor over the same memory, outside the autograd graph.</summary>
    public TensorImpl View(long[] sizes, long[] strides, long offset)
    {
        Storage.Retain();
        return new TensorImpl(Storage, DType, sizes, strides, offset);
    }

    public TensorImpl Alias() => View(Sizes, Strides, Offset);

    private void* Data(int size)
    {
        var storage = Storage;
        Recent.Hold(storage);
        return storage.Data + (Offset * size);
    }
}
