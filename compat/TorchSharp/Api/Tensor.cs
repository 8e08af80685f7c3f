using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An array of any number of dimensions, or a view of one. Dispose it, or let a <see cref="DisposeScope"/> do so,
    /// to reuse its memory at once.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private TensorImpl? _impl;

        /// <summary>Takes over the caller's count on <paramref name="impl"/>.</summary>
        internal Tensor(TensorImpl impl, bool register = true)
        {
            _impl = impl;
            if (register)
            {
                OwningDisposeScope = DisposeScopeManager.ThreadSingleton.RegisterOnCurrentDisposeScope(this);
            }
        }

        /// <summary>Whether the tensor was disposed, or given away to a parameter.</summary>
        public bool IsInvalid => _impl is null;

        /// <summary>A name for debugging.</summary>
        public string? name { get; set; }

        /// <summary>The number of dimensions.</summary>
        public long Dimensions => Impl.Rank;

        /// <summary>The number of dimensions.</summary>
        public long ndim => Impl.Rank;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => Impl.Count;

        /// <summary>The size of an element in bytes.</summary>
        public long ElementSize => DTypes.Size(Impl.DType);

        /// <summary>The type of the elements.</summary>
        public ScalarType dtype => Impl.DType;

        /// <summary>The size of each dimension; a copy.</summary>
        public long[] shape => (long[])Impl.Sizes.Clone();

        /// <summary>Where the tensor is.</summary>
        public Device device => CPU;

        /// <summary>The type of the device that the tensor is on.</summary>
        public DeviceType device_type => device.type;

        /// <summary>The index of the device that the tensor is on.</summary>
        public int device_index => device.index;

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal TensorImpl Impl =>
            _impl ?? throw new InvalidOperationException("Tensor invalid -- empty handle.");

        /// <summary>Releases the tensor; its memory goes when nothing else uses it.</summary>
        public void Dispose()
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            Interlocked.Exchange(ref _impl, null)?.Release();
            GC.SuppressFinalize(this);
        }

        /// <summary>Hands the tensor to the dispose scope around the one it is in.</summary>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of all dispose scopes.</summary>
        /// <returns>This tensor.</returns>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>The number of dimensions.</summary>
        public long dim() => Impl.Rank;

        /// <summary>The number of elements.</summary>
        public long numel() => Impl.Count;

        /// <summary>The size of an element in bytes.</summary>
        public long element_size() => ElementSize;

        /// <summary>The size of each dimension; a copy.</summary>
        public long[] size() => shape;

        /// <summary>The size of one dimension.</summary>
        /// <param name="dim">The dimension; negative counts from the last.</param>
        public long size(int dim) => Impl.Sizes[Shapes.Dimension(dim, Impl.Rank)];

        /// <summary>The distance in elements between neighbours along each dimension; a copy.</summary>
        public long[] stride() => (long[])Impl.Strides.Clone();

        /// <summary>The distance in elements between neighbours along one dimension.</summary>
        /// <param name="dim">The dimension; negative counts from the last.</param>
        public long stride(int dim) => Impl.Strides[Shapes.Dimension(dim, Impl.Rank)];

        /// <summary>The distance in elements from the start of the memory to the first element.</summary>
        public long storage_offset() => Impl.Offset;

        /// <summary>Whether the elements lie in memory in row-major order without gaps.</summary>
        public bool is_contiguous() => Impl.IsContiguous;

        /// <summary>Whether the elements are floating-point numbers.</summary>
        public bool is_floating_point() => DTypes.IsFloating(Impl.DType);

        /// <summary>Whether the elements are integers or Booleans.</summary>
        public bool is_integral() => torch.is_integral(Impl.DType);

        /// <summary>Another handle to the same tensor.</summary>
        public Tensor alias() => new(Impl.Retain());

        /// <inheritdoc/>
        public override string ToString() => _impl is null
            ? "[disposed]"
            : $"[{Shapes.Text(Impl.Sizes)[1..^1]}], type = {Impl.DType}, device = {device}";

        /// <summary>Lets go of what this handle holds and takes over the caller's count on something else.</summary>
        internal void ReplaceHandle(TensorImpl impl) => Interlocked.Exchange(ref _impl, impl)?.Release();

        /// <summary>Leaves this handle empty and returns what it held.</summary>
        internal TensorImpl MoveHandle()
        {
            var impl = Impl;
            _impl = null;
            return impl;
        }
    }
}
