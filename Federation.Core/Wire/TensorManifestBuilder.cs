namespace Federation.Core;

/// <summary>
/// Makes a manifest of numbers that came from outside. Every number is checked against the limits and against the others as it is
/// added, so that nothing a hostile sender declares costs more memory than the declaration itself.
/// </summary>
public sealed class TensorManifestBuilder
{
    private readonly TensorLimits _limits;
    private readonly List<TensorSpec> _specs;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Begins a manifest.</summary>
    /// <param name="limits">What is allowed.</param>
    /// <param name="tensorCount">How many tensors are declared.</param>
    /// <exception cref="TensorFormatException">That many tensors are not allowed.</exception>
    public TensorManifestBuilder(TensorLimits limits, long tensorCount)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfNegative(tensorCount);
        limits.CheckTensorCount(tensorCount);
        _limits = limits;
        _specs = [];
    }

    /// <summary>Adds a tensor as it was declared.</summary>
    /// <param name="name">The name.</param>
    /// <param name="dtype">The element type; a value outside the enumeration is refused.</param>
    /// <param name="shape">The size of each dimension.</param>
    /// <param name="byteCount">The declared number of bytes, which must be what shape and element type make.</param>
    /// <exception cref="TensorFormatException">The tensor is malformed, its name was there already, or it goes beyond the limits.</exception>
    public void Add(string name, DType dtype, IReadOnlyList<ulong> shape, ulong byteCount)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(shape);
        _limits.CheckTensorCount(_specs.Count + 1L);
        if (name.Length <= TensorSpec.MaxNameLength)
        {
            _limits.CheckRank(name, shape.Count);
        }

        var spec = MakeSpec(name, dtype, shape);
        if ((ulong)spec.ByteCount != byteCount)
        {
            throw new TensorFormatException($"Tensor {spec} takes {spec.ByteCount} bytes; {byteCount} are declared.");
        }

        if (!_names.Add(name))
        {
            throw new TensorFormatException($"The manifest names tensor \"{name}\" twice.");
        }

        _bytes = _limits.AddBytes(_bytes, spec);
        _specs.Add(spec);
    }

    /// <summary>The manifest of what was added.</summary>
    public TensorManifest Build() => new(_specs);

    private static TensorSpec MakeSpec(string name, DType dtype, IReadOnlyList<ulong> shape)
    {
        // A rank beyond the limit was refused above, unless the name is to blame, which Check finds first.
        Span<long> sizes = name.Length <= TensorSpec.MaxNameLength ? new long[shape.Count] : [];
        for (var i = 0; i < sizes.Length; i++)
        {
            // Anything beyond long is far beyond the largest tensor too, so that its exact size does not matter.
            sizes[i] = (long)Math.Min(shape[i], long.MaxValue);
        }

        return TensorSpec.Check(name, dtype, sizes) is { } fault ? throw new TensorFormatException(fault) : new TensorSpec(name, dtype, sizes);
    }
}
