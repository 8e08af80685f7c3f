namespace Federation.Core;

/// <summary>
/// How much a manifest from outside may declare. Checked before memory is taken for it.
/// </summary>
public sealed record TensorLimits
{
    /// <summary>Limits that fit nearly every model: 4 GiB, 100,000 tensors, 16 dimensions.</summary>
    public static TensorLimits Default { get; } = new();

    /// <summary>Bytes of data of all tensors together, at least 0; 4 GiB unless said otherwise.</summary>
    public long MaxBytes { get; init; } = 4L << 30;

    /// <summary>Tensors in one manifest, at least 0; 100,000 unless said otherwise.</summary>
    public int MaxTensors { get; init; } = 100_000;

    /// <summary>Dimensions of one tensor, at least 0; 16 unless said otherwise.</summary>
    public int MaxRank { get; init; } = 16;

    /// <summary>Checks a manifest.</summary>
    /// <exception cref="TensorFormatException">It declares more than is allowed; the message names the limit and, where there is one, the tensor.</exception>
    public void Validate(TensorManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        CheckTensorCount(manifest.Count);
        var bytes = 0L;
        foreach (var spec in manifest)
        {
            CheckRank(spec.Name, spec.Shape.Length);
            bytes = AddBytes(bytes, spec);
        }
    }

    internal void CheckTensorCount(long count)
    {
        if (count > MaxTensors)
        {
            throw new TensorFormatException($"The manifest declares {count} tensors; {MaxTensors} are allowed.");
        }
    }

    internal void CheckRank(string name, int rank)
    {
        if (rank > MaxRank)
        {
            throw new TensorFormatException($"Tensor \"{name}\" has {rank} dimensions; {MaxRank} are allowed.");
        }
    }

    internal long AddBytes(long bytes, TensorSpec spec) => spec.ByteCount <= MaxBytes - bytes
        ? bytes + spec.ByteCount
        : throw new TensorFormatException($"With tensor {spec} the manifest declares {bytes + spec.ByteCount} bytes or more; {MaxBytes} are allowed.");
}
