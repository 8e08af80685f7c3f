using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>
/// A named tensor: what it is and its data, row-major and little-endian. Immutable to whoever holds it, so that one tensor can be
/// shared by all clients of a simulation; renamed, reshaped and sliced tensors share its memory.
/// </summary>
public sealed class Tensor
{
    // Trusts the caller that the data fits the description.
    internal Tensor(TensorSpec spec, ReadOnlyMemory<byte> data)
    {
        Spec = spec;
        Data = data;
    }

    /// <summary>What the tensor is.</summary>
    public TensorSpec Spec { get; }

    /// <summary>The name.</summary>
    public string Name => Spec.Name;

    /// <summary>The element type.</summary>
    public DType DType => Spec.DType;

    /// <summary>The size of each dimension, none for a scalar.</summary>
    public ImmutableArray<long> Shape => Spec.Shape;

    /// <summary>The number of elements, 1 for a scalar.</summary>
    public long ElementCount => Spec.ElementCount;

    /// <summary>The elements' bytes, row-major, little-endian.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>
    /// A tensor of one dimension over an array, which is not copied and must not be changed afterwards.
    /// </summary>
    /// <typeparam name="T">The CLR type of a <see cref="Core.DType"/>.</typeparam>
    /// <exception cref="ArgumentException">The name is empty or too long, or no <see cref="Core.DType"/> is made of <typeparamref name="T"/>.</exception>
    public static Tensor FromArray<T>(string name, T[] values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromArray(name, values, [values.LongLength]);
    }

    /// <summary>A tensor over an array, which is not copied and must not be changed afterwards.</summary>
    /// <typeparam name="T">The CLR type of a <see cref="Core.DType"/>.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <param name="shape">The size of each dimension; an empty shape makes a scalar.</param>
    /// <exception cref="ArgumentException">
    /// The number of values is not the product of the shape, the name is empty or too long, or no <see cref="Core.DType"/> is made of
    /// <typeparamref name="T"/>.
    /// </exception>
    public static Tensor FromArray<T>(string name, T[] values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!DTypeExtensions.TryFromClrType(typeof(T), out var dtype))
        {
            throw new ArgumentException($"No element type of a tensor is made of {typeof(T)}.", nameof(values));
        }

        var bytes = values is byte[] raw ? raw.AsMemory() : new ArrayBytes<T>(values).Memory;
        return FromMemory(new TensorSpec(name, dtype, shape), bytes);
    }

    /// <summary>A tensor without dimensions.</summary>
    /// <typeparam name="T">The CLR type of a <see cref="Core.DType"/>.</typeparam>
    /// <exception cref="ArgumentException">The name is empty or too long, or no <see cref="Core.DType"/> is made of <typeparamref name="T"/>.</exception>
    public static Tensor Scalar<T>(string name, T value)
        where T : unmanaged => FromArray(name, [value], ReadOnlySpan<long>.Empty);

    /// <summary>A tensor over memory that holds its bytes, which is not copied and must not be changed afterwards.</summary>
    /// <param name="spec">What the tensor is.</param>
    /// <param name="data">The elements' bytes, row-major, little-endian. 64-byte alignment is best, none is needed.</param>
    /// <exception cref="ArgumentException">The length is not the byte count, or a bool is neither 0 nor 1.</exception>
    public static Tensor FromMemory(TensorSpec spec, ReadOnlyMemory<byte> data)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (data.Length != spec.ByteCount)
        {
            throw new ArgumentException($"Tensor {spec} takes {spec.ByteCount} bytes; {data.Length} are given.", nameof(data));
        }

        return FindBadBool(spec, data.Span) is { } fault ? throw new ArgumentException(fault, nameof(data)) : new Tensor(spec, data);
    }

    /// <summary>The elements, row-major.</summary>
    /// <typeparam name="T">The CLR type of the tensor's <see cref="DType"/>.</typeparam>
    /// <exception cref="InvalidOperationException">The elements are of another type.</exception>
    public ReadOnlySpan<T> AsSpan<T>()
        where T : unmanaged
    {
        if (!DTypeExtensions.TryFromClrType(typeof(T), out var dtype) || dtype != DType)
        {
            throw new InvalidOperationException($"The elements of tensor {Spec} cannot be read as {typeof(T)}.");
        }

        return MemoryMarshal.Cast<byte, T>(Data.Span);
    }

    /// <summary>The same data under another name.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public Tensor WithName(string name) => new(Spec.WithName(name), Data);

    /// <summary>The same data in another shape.</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public Tensor Reshape(params ReadOnlySpan<long> shape)
    {
        var spec = new TensorSpec(Name, DType, shape);
        return spec.ElementCount == ElementCount
            ? new Tensor(spec, Data)
            : throw new ArgumentException($"Tensor {Spec} cannot take the shape [{string.Join(", ", spec.Shape)}]: that has {spec.ElementCount} elements.", nameof(shape));
    }

    /// <summary>A range of rows, that is of the first dimension, sharing this tensor's memory.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <exception cref="InvalidOperationException">The tensor is a scalar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public Tensor Slice(long start, long count)
    {
        if (Shape.IsEmpty)
        {
            throw new InvalidOperationException($"Tensor {Spec} is a scalar; it has no rows.");
        }

        var rows = Shape[0];
        if (start < 0 || start > rows)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, $"Tensor {Spec} has {rows} rows.");
        }

        if (count < 0 || count > rows - start)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"Tensor {Spec} has {rows} rows, {rows - start} of them from row {start}.");
        }

        var rowBytes = rows == 0 ? 0 : Spec.ByteCount / rows;
        var spec = new TensorSpec(Name, DType, [count, .. Shape.AsSpan()[1..]]);
        return new Tensor(spec, Data.Slice((int)(start * rowBytes), (int)(count * rowBytes)));
    }

    /// <summary>The name in quotes, the element type and the shape.</summary>
    public override string ToString() => Spec.ToString();

    /// <summary>
    /// Says which bool is neither 0 nor 1, or null. Such a byte is not a bool to the runtime: it is neither true nor equal to true.
    /// </summary>
    internal static string? FindBadBool(TensorSpec spec, ReadOnlySpan<byte> data)
    {
        if (spec.DType != DType.Bool)
        {
            return null;
        }

        var index = data.IndexOfAnyExceptInRange((byte)0, (byte)1);
        return index < 0 ? null : $"Element {index} of tensor {spec} is the byte {data[index]}; a bool is 0 or 1.";
    }
}
