using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;

namespace Federation.Server;

/// <summary>A model as the messages that carry it, ready to be written to any number of streams.</summary>
internal sealed class EncodedModel
{
    private readonly Lazy<ServerMessage[]> _messages;

    public EncodedModel(ulong version, TensorList tensors, int chunkBytes)
    {
        Version = version;

        // Lazy so that the checksum of a large model is computed by one writer, outside the table's lock.
        _messages = new Lazy<ServerMessage[]>(() => [.. Messages(version, tensors, chunkBytes)]);
    }

    public ulong Version { get; }

    /// <summary>The announcement, the chunks and the end, in that order.</summary>
    public IReadOnlyList<ServerMessage> Frames => _messages.Value;

    private static IEnumerable<ServerMessage> Messages(ulong version, TensorList tensors, int chunkBytes) =>
        OutgoingTransfer
            .Encode(tensors, version, chunkBytes, chunk => new ServerMessage { Chunk = chunk }, end => new ServerMessage { End = end })
            .Prepend(new ServerMessage { Model = new Model { Version = version, Manifest = tensors.Manifest.ToWire() } });
}
