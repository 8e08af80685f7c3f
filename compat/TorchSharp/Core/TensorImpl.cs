using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>
/// A strided view of a <see cref="Storage"/> together with its place in the autograd graph: what a
/// <see cref="torch.Tensor"/> is a handle to.
/// </summary>
/// <remarks>
/// Counted like an intrusive pointer: handles, saved tensors and gradient slots each hold one count. When the count is
/// zero the object is used again for another tensor, so nobody may look at a tensor that he holds no count on.
/// </remarks>
internal sealed unsafe class TensorImpl
{
    private Storage? _storage;
    private Layout? _layout;
    private int _users;
    private AutogradMeta? _autograd;

    public ScalarType DType { get; private set; }

    public long[] Sizes => Layout.Sizes;

    public long[] Strides => Layout.Strides;

    /// <summary>Elements between the start of the storage and the first element.</summary>
    public long Offset { get; private set; }

    public long Count => Layout.Count;

    public bool IsContiguous => Layout.IsContiguous;

    public int Rank => Sizes.Length;

    public Storage Storage => _storage ?? throw Gone();

    public int Version => Storage.Version;

    public AutogradMeta? Autograd => _autograd;

    public bool RequiresGrad => _autograd is { } meta && (meta.GradFn is not null || meta.LeafRequiresGrad);

    public bool IsLeaf => _autograd?.GradFn is null;

    /// <summary>Whether nobody but one holder can see this tensor's memory, and all of it is the tensor's.</summary>
    public bool IsExclusive => Volatile.Read(ref _users) == 1 && IsContiguous && Storage.HasOneUser;

    public byte* Bytes => (byte*)Data(DTypes.Size(DType));

    private Layout Layout => _layout ?? throw Gone();

    /// <summary>A tensor of its own memory with arbitrary contents.</summary>
    public static TensorImpl Empty(ScalarType dtype, params ReadOnlySpan<long> sizes)
    {
        var layout = Layout.Contiguous(sizes);
        return Create(StoragePool.Rent(layout.Count * DTypes.Size(dtype)), dtype, layout, 0);
    }

    /// <summary>A contiguous tensor of its own memory with arbitrary contents and the sizes of another one.</summary>
    public static TensorImpl EmptyLike(TensorImpl source, ScalarType dtype) =>
        Create(StoragePool.Rent(source.Count * DTypes.Size(dtype)), dtype, source.Layout.Packed, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Pointer<T>()
        where T : unmanaged => (T*)Data(sizeof(T));

    public TensorImpl Retain()
    {
        Interlocked.Increment(ref _users);
        Debug.Assert(_storage is not null, "Retained after the last release.");
        return this;
    }

    public void Release()
    {
        Debug.Assert(_users > 0, "Released once too often.");
        if (Interlocked.Decrement(ref _users) != 0)
        {
            return;
        }

        _autograd?.Reset();
        var storage = Storage;
        _storage = null;
        _layout = null;
        storage.Release();
        Pool<TensorImpl>.Return(this);
    }

    public AutogradMeta EnsureAutograd() => _autograd ??= new AutogradMeta(this);

    /// <summary>Another tensor over the same memory, outside the autograd graph.</summary>
    public TensorImpl View(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, long offset) =>
        View(Layout.Of(sizes, strides), offset);

    /// <summary>The same elements under other sizes, as they lie in memory; only of a contiguous tensor.</summary>
    public TensorImpl ViewContiguous(params ReadOnlySpan<long> sizes) => View(Layout.Contiguous(sizes), Offset);

    public TensorImpl Alias() => View(Layout, Offset);

    private static InvalidOperationException Gone() => new("Tensor invalid -- empty handle.");

    /// <summary>Takes over the caller's count on <paramref name="storage"/>.</summary>
    private static TensorImpl Create(Storage storage, ScalarType dtype, Layout layout, long offset)
    {
        var impl = Pool<TensorImpl>.Rent();
        impl._users = 1;
        impl._storage = storage;
        impl._layout = layout;
        impl.DType = dtype;
        impl.Offset = offset;
        return impl;
    }

    private TensorImpl View(Layout layout, long offset)
    {
        Storage.Retain();
        return Create(Storage, DType, layout, offset);
    }

    private void* Data(int size)
    {
        var storage = Storage;
        Recent.Hold(storage);
        return storage.Data + (Offset * size);
    }
}
