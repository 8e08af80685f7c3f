using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Federation.Core;

/// <summary>What a list of tensors consists of, in order. Immutable, equal by content; names are unique.</summary>
public sealed class TensorManifest : IReadOnlyList<TensorSpec>, IEquatable<TensorManifest>
{
    private readonly TensorSpec[] _specs;
    private readonly Dictionary<string, int> _indices;

    /// <summary>Makes a manifest of the given tensors.</summary>
    /// <exception cref="ArgumentException">A name is given twice, or the byte counts overflow.</exception>
    public TensorManifest(params ReadOnlySpan<TensorSpec> specs)
        : this(specs.ToArray())
    {
    }

    /// <summary>Makes a manifest of the given tensors.</summary>
    /// <exception cref="ArgumentException">A name is given twice, or the byte counts overflow.</exception>
    public TensorManifest(IEnumerable<TensorSpec> specs)
        : this(specs.ToArray())
    {
    }

    // Takes the array over.
    private TensorManifest(TensorSpec[] specs)
    {
        _specs = specs;
        _indices = new Dictionary<string, int>(specs.Length, StringComparer.Ordinal);
        for (var i = 0; i < specs.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(specs[i], nameof(specs));
            if (!_indices.TryAdd(specs[i].Name, i))
            {
                throw new ArgumentException(
                    $"Tensors {_indices[specs[i].Name]} and {i} have the same name \"{specs[i].Name}\"; names must be unique.", nameof(specs));
            }

            ByteCount += specs[i].ByteCount; // at most 2³¹ tensors of less than 2³¹ bytes
        }
    }

    /// <summary>The manifest without tensors.</summary>
    public static TensorManifest Empty { get; } = new(ReadOnlySpan<TensorSpec>.Empty);

    /// <inheritdoc/>
    public int Count => _specs.Length;

    /// <summary>Bytes of data of all tensors.</summary>
    public long ByteCount { get; }

    /// <inheritdoc/>
    public TensorSpec this[int index] => _specs[index];

    /// <summary>The position of the tensor of that name, or -1 where there is none.</summary>
    public int IndexOf(string name) => _indices.TryGetValue(name, out var index) ? index : -1;

    /// <summary>Looks a tensor up by name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out TensorSpec? spec)
    {
        var index = IndexOf(name);
        spec = index < 0 ? null : _specs[index];
        return spec is not null;
    }

    /// <summary>Whether both list equal tensors in the same order.</summary>
    public bool Equals(TensorManifest? other) =>
        ReferenceEquals(this, other) || (other is not null && _specs.AsSpan().SequenceEqual(other._specs));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorManifest);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, ByteCount, Count > 0 ? _specs[0] : null, Count > 0 ? _specs[^1] : null);

    /// <summary>
    /// Says in words how this manifest first differs from the one that was expected, such as
    /// <c>tensor 3 "conv1.weight" is float32 [6, 3, 5, 5] where float32 [6, 3, 3, 3] was expected</c>; null where they are equal.
    /// </summary>
    public string? DescribeDifference(TensorManifest expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return ManifestDifference.Describe(this, expected);
    }

    /// <inheritdoc/>
    public IEnumerator<TensorSpec> GetEnumerator() => _specs.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The number of tensors and of bytes.</summary>
    public override string ToString() => $"{Count} tensors, {ByteCount} bytes";
}
