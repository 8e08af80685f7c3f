using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using TensorManifest = Federation.Protos.V1.TensorManifest;

namespace Federation.Server;

/// <summary>A list of tensors as the messages that carry it, ready to be written to any number of streams.</summary>
internal sealed class EncodedModel
{
    private readonly Lazy<(TensorManifest Manifest, ServerMessage[] Data)> _encoded;

    public EncodedModel(ulong version, TensorList tensors, int chunkBytes)
    {
        Version = version;

        // Lazy so that the checksum of a large model is computed by one writer, outside the table's lock.
        _encoded = new(() => (tensors.Manifest.ToWire(), [.. Data(version, tensors, chunkBytes)]));
    }

    public ulong Version { get; }

    /// <summary>The announcement, the chunks and the end, in that order. The data are the same messages for every role.</summary>
    public IEnumerable<ServerMessage> Frames(Model.Types.Role role) => _encoded.Value.Data
        .Prepend(new ServerMessage { Model = new Model { Version = Version, Manifest = _encoded.Value.Manifest, Role = role } });

    private static IEnumerable<ServerMessage> Data(ulong version, TensorList tensors, int chunkBytes) => OutgoingTransfer.Encode(
        tensors, version, chunkBytes, chunk => new ServerMessage { Chunk = chunk }, end => new ServerMessage { End = end });
}
