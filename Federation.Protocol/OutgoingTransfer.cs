using Federation.Core;
using Federation.Protos.V1;
using Google.Protobuf;

namespace Federation.Protocol;

/// <summary>A list of tensors on its way out.</summary>
internal static class OutgoingTransfer
{
    /// <summary>The messages of a transfer, made one by one; the chunks are views of the tensors' memory.</summary>
    public static IEnumerable<T> Encode<T>(
        TensorList tensors, ulong transfer, int chunkBytes, Func<TensorChunk, T> chunkMessage, Func<TensorEnd, T> endMessage)
    {
        var checksum = new Crc32C();
        foreach (var data in TensorChunks.Split(tensors, chunkBytes))
        {
            checksum.Append(data.Span);
            yield return chunkMessage(new TensorChunk { Transfer = transfer, Data = UnsafeByteOperations.UnsafeWrap(data) });
        }

        yield return endMessage(new TensorEnd { Transfer = transfer, Crc32C = checksum.Value });
    }
}
