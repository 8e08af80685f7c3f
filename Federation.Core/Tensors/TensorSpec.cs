using System.Collections.Immutable;

namespace Federation.Core;

/// <summary>What a tensor is, without its data: name, element type and shape. Immutable, equal by content.</summary>
public sealed class TensorSpec : IEquatable<TensorSpec>
{
    /// <summary>The longest name, in characters: 512.</summary>
    public const int MaxNameLength = 512;

    /// <summary>
    /// The largest tensor, in bytes: 2³¹ - 128, so that a tensor and its alignment fit in one array. A larger tensor has to be
    /// split along a dimension.
    /// </summary>
    public const long MaxByteCount = 0x7FFF_FF80;

    /// <summary>Describes a tensor.</summary>
    /// <param name="name">1 to <see cref="MaxNameLength"/> characters.</param>
    /// <param name="dtype">The element type.</param>
    /// <param name="shape">The size of each dimension, each at least 0; none for a scalar. Copied.</param>
    /// <exception cref="ArgumentException">
    /// The name is empty or too long, the element type is unknown, a dimension is negative, or the tensor would be larger than
    /// <see cref="MaxByteCount"/> (dimensions of size 0 not counted).
    /// </exception>
    public TensorSpec(string name, DType dtype, params ReadOnlySpan<long> shape)
        : this(name, dtype, ImmutableArray.Create(shape))
    {
    }

    private TensorSpec(string name, DType dtype, ImmutableArray<long> shape)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Check(name, dtype, shape.AsSpan()) is { } fault)
        {
            throw new ArgumentException(fault);
        }

        Name = name;
        DType = dtype;
        Shape = shape;
        ElementCount = 1;
        foreach (var size in shape)
        {
            ElementCount *= size;
        }
    }

    /// <summary>The name, unique in a list of tensors; names are compared ordinally.</summary>
    public string Name { get; }

    /// <summary>The element type.</summary>
    public DType DType { get; }

    /// <summary>The size of each dimension, none for a scalar.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The number of elements: the product of the shape, 1 for a scalar.</summary>
    public long ElementCount { get; }

    /// <summary>Bytes of data: elements times the size of one.</summary>
    public long ByteCount => ElementCount * DType.SizeInBytes();

    /// <summary>The same tensor under another name.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public TensorSpec WithName(string name) => new(name, DType, Shape);

    /// <summary>Whether both have the same name, element type and shape.</summary>
    public bool Equals(TensorSpec? other) => ReferenceEquals(this, other)
        || (other is not null
            && string.Equals(Name, other.Name, StringComparison.Ordinal)
            && DType == other.DType
            && Shape.AsSpan().SequenceEqual(other.Shape.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorSpec);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StringComparer.Ordinal.GetHashCode(Name), DType, ElementCount, Shape.Length);

    /// <summary>The name in quotes, the element type and the shape, such as <c>"conv1.weight" float32 [6, 3, 5, 5]</c>.</summary>
    public override string ToString() => $"\"{Name}\" {TypeAndShape}";

    internal string TypeAndShape => $"{DType.Name()} [{string.Join(", ", Shape)}]";

    /// <summary>Says what is wrong with a description, or null. Safe with whatever numbers, so that limits can use it too.</summary>
    internal static string? Check(string name, DType dtype, ReadOnlySpan<long> shape)
    {
        if (name.Length is 0 or > MaxNameLength)
        {
            return $"A tensor's name has {name.Length} characters; it must have 1 to {MaxNameLength}.";
        }

        if (!Enum.IsDefined(dtype))
        {
            return $"Tensor \"{name}\" has the unknown element type {(int)dtype}.";
        }

        // Dimensions of size 0 are left out, so that every product of some of the dimensions is safe to compute later.
        var room = MaxByteCount / dtype.SizeInBytes();
        foreach (var size in shape)
        {
            if (size < 0)
            {
                return $"Tensor \"{name}\" has a dimension of size {size}; it must be at least 0.";
            }

            room /= Math.Max(size, 1);
        }

        return room > 0
            ? null
            : $"Tensor \"{name}\" {dtype.Name()} [{string.Join(", ", shape.ToArray())}] is larger than {MaxByteCount} bytes, the most for one tensor.";
    }
}
