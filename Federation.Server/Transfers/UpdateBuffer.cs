using Federation.Core;

namespace Federation.Server;

/// <summary>Memory for the tensors of one update.</summary>
internal sealed class UpdateBuffer(UpdateManifest manifest)
{
    public UpdateManifest Manifest => manifest;

    public TensorBuffer Parameters { get; } = new(manifest.Parameters);

    public TensorBuffer? Auxiliary { get; } = manifest.Auxiliary is { } auxiliary ? new TensorBuffer(auxiliary) : null;

    /// <summary>The memory of both lists, in the order of a transfer.</summary>
    public IEnumerable<TensorBuffer> Lists => Auxiliary is null ? [Parameters] : [Parameters, Auxiliary];
}
