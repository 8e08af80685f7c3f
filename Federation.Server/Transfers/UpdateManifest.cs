using Federation.Core;

namespace Federation.Server;

/// <summary>What the tensors of one update are: the parameters, and the auxiliary list if there is one.</summary>
internal sealed record UpdateManifest(TensorManifest Parameters, TensorManifest? Auxiliary = null)
{
    public long ByteCount => Parameters.ByteCount + (Auxiliary?.ByteCount ?? 0);
}
