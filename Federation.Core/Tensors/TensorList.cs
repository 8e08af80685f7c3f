using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Federation.Core;

/// <summary>Named tensors in order: a model's parameters. Immutable; names are unique.</summary>
public sealed class TensorList : IReadOnlyList<Tensor>
{
    private readonly Tensor[] _tensors;

    /// <summary>Makes a list of the given tensors.</summary>
    /// <exception cref="ArgumentException">Two tensors have the same name.</exception>
    public TensorList(params ReadOnlySpan<Tensor> tensors)
        : this(tensors.ToArray())
    {
    }

    /// <summary>Makes a list of the given tensors.</summary>
    /// <exception cref="ArgumentException">Two tensors have the same name.</exception>
    public TensorList(IEnumerable<Tensor> tensors)
        : this(tensors.ToArray())
    {
    }

    // Takes the array over, and trusts the caller that the manifest fits it.
    internal TensorList(TensorManifest manifest, Tensor[] tensors)
    {
        Manifest = manifest;
        _tensors = tensors;
    }

    private TensorList(Tensor[] tensors)
        : this(new TensorManifest(tensors.Select(tensor => tensor.Spec)), tensors)
    {
    }

    /// <summary>The list without tensors.</summary>
    public static TensorList Empty { get; } = new(ReadOnlySpan<Tensor>.Empty);

    /// <summary>What the list consists of.</summary>
    public TensorManifest Manifest { get; }

    /// <inheritdoc/>
    public int Count => _tensors.Length;

    /// <summary>Bytes of data of all tensors.</summary>
    public long ByteCount => Manifest.ByteCount;

    /// <inheritdoc/>
    public Tensor this[int index] => _tensors[index];

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the names that there are.</exception>
    public Tensor this[string name] => TryGet(name, out var tensor)
        ? tensor
        : throw new KeyNotFoundException($"There is no tensor \"{name}\"; there are: {(Count == 0 ? "none" : string.Join(", ", Manifest.Select(spec => spec.Name)))}.");

    /// <summary>Looks a tensor up by name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Tensor? tensor)
    {
        var index = Manifest.IndexOf(name);
        tensor = index < 0 ? null : _tensors[index];
        return tensor is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<Tensor> GetEnumerator() => _tensors.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The number of tensors and of bytes.</summary>
    public override string ToString() => Manifest.ToString();
}
