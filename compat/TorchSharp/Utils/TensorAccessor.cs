using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Internal;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor as a .NET collection, in row-major order whatever the strides.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;

    internal TensorAccessor(torch.Tensor tensor) => _tensor = tensor;

    /// <summary>The number of elements.</summary>
    public long Count => _tensor.NumberOfElements;

    /// <summary>Whether writing is refused: never.</summary>
    public bool IsReadOnly => false;

    private unsafe Span<T> Contiguous => new(_tensor.Impl.Pointer<T>(), checked((int)Count));

    /// <summary>One element, by its place in row-major order or by one index for each dimension.</summary>
    /// <param name="indices">The place, or the indices.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is outside the tensor.</exception>
    /// <exception cref="IndexOutOfRangeException">An index is outside its dimension.</exception>
    public unsafe T this[params long[] indices]
    {
        get => _tensor.Impl.Pointer<T>()[OffsetOf(indices)];
        set
        {
            _tensor.Impl.Pointer<T>()[OffsetOf(indices)] = value;
            _tensor.Impl.Storage.Version++;
        }
    }

    /// <summary>A copy of the elements.</summary>
    public unsafe T[] ToArray()
    {
        if (_tensor.is_contiguous())
        {
            return Contiguous.ToArray();
        }

        var packed = CopyOps.Contiguous(_tensor.Impl);
        var result = new Span<T>(packed.Pointer<T>(), checked((int)Count)).ToArray();
        packed.Release();
        return result;
    }

    /// <summary>A copy of the elements as an array of the tensor's dimensions; of one element if it has none.</summary>
    public Array ToNDArray()
    {
        var sizes = _tensor.Impl.Sizes;
        if (sizes.Length < 2)
        {
            return ToArray();
        }

        var result = Array.CreateInstance(typeof(T), sizes);
        MemoryMarshal.AsBytes<T>(ToArray()).CopyTo(
            MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(result), checked((int)(Count * Unsafe.SizeOf<T>()))));
        return result;
    }

    /// <summary>Copies the elements to an array.</summary>
    /// <param name="array">The array to write.</param>
    /// <param name="arrayIndex">Where in the array to begin.</param>
    /// <param name="tensorIndex">Which element to begin with.</param>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies the elements to a span.</summary>
    /// <param name="array">The span to write.</param>
    /// <param name="arrayIndex">Where in the span to begin.</param>
    /// <param name="tensorIndex">Which element to begin with.</param>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        ReadOnlySpan<T> source = _tensor.is_contiguous() ? Contiguous : ToArray();
        var count = Math.Min(source.Length - (int)tensorIndex, array.Length - arrayIndex);
        source.Slice((int)tensorIndex, count).CopyTo(array[arrayIndex..]);
    }

    /// <summary>Overwrites elements with those of an array.</summary>
    /// <param name="array">The array to read.</param>
    /// <param name="arrayIndex">Where in the array to begin.</param>
    /// <param name="tensorIndex">Which element to begin with.</param>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Overwrites elements with those of a span.</summary>
    /// <param name="array">The span to read.</param>
    /// <param name="arrayIndex">Where in the span to begin.</param>
    /// <param name="tensorIndex">Which element to begin with.</param>
    public unsafe void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = Math.Min(Count - tensorIndex, array.Length - arrayIndex);
        if (_tensor.is_contiguous())
        {
            array.Slice(arrayIndex, (int)count).CopyTo(Contiguous[(int)tensorIndex..]);
        }
        else
        {
            var pointer = _tensor.Impl.Pointer<T>();
            for (long i = 0; i < count; i++)
            {
                pointer[OffsetOf(tensorIndex + i)] = array[arrayIndex + (int)i];
            }
        }

        _tensor.Impl.Storage.Version++;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    /// <summary>Nothing to release: the memory is the tensor's.</summary>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private long OffsetOf(long[] indices)
    {
        var impl = _tensor.Impl;
        if (indices.Length == 1)
        {
            return OffsetOf(indices[0]);
        }

        if (indices.Length != impl.Rank)
        {
            throw new ArgumentException(
                $"Expected one index, or {impl.Rank} for as many dimensions, but got {indices.Length}.", nameof(indices));
        }

        long offset = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= impl.Sizes[i])
            {
                throw new IndexOutOfRangeException($"{indices[i]} >= {impl.Sizes[i]} in dimension {i}.");
            }

            offset += indices[i] * impl.Strides[i];
        }

        return offset;
    }

    private long OffsetOf(long index)
    {
        var impl = _tensor.Impl;
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, impl.Count);
        if (impl.IsContiguous)
        {
            return index;
        }

        long offset = 0;
        for (var i = impl.Rank - 1; i >= 0; i--)
        {
            (index, var at) = Math.DivRem(index, impl.Sizes[i]);
            offset += at * impl.Strides[i];
        }

        return offset;
    }
}
