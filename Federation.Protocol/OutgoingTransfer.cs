using Federation.Core;
using Federation.Protos.V1;
using Google.Protobuf;

namespace Federation.Protocol;

/// <summary>Lists of tensors on their way out.</summary>
internal static class OutgoingTransfer
{
    /// <summary>
    /// The messages of a transfer of one or more lists, one after the other under one checksum, made one by one; the chunks are views
    /// of the tensors' memory.
    /// </summary>
    public static IEnumerable<T> Encode<T>(
        IEnumerable<TensorList> lists, ulong transfer, int chunkBytes, Func<TensorChunk, T> chunkMessage, Func<TensorEnd, T> endMessage)
    {
        var checksum = new Crc32C();
        foreach (var data in lists.SelectMany(list => TensorChunks.Split(list, chunkBytes)))
        {
            checksum.Append(data.Span);
            yield return chunkMessage(new TensorChunk { Transfer = transfer, Data = UnsafeByteOperations.UnsafeWrap(data) });
        }

        yield return endMessage(new TensorEnd { Transfer = transfer, Crc32C = checksum.Value });
    }

    /// <inheritdoc cref="Encode{T}(IEnumerable{TensorList}, ulong, int, Func{TensorChunk, T}, Func{TensorEnd, T})"/>
    public static IEnumerable<T> Encode<T>(
        TensorList tensors, ulong transfer, int chunkBytes, Func<TensorChunk, T> chunkMessage, Func<TensorEnd, T> endMessage) =>
        Encode([tensors], transfer, chunkBytes, chunkMessage, endMessage);
}
