using Grpc.Core;

namespace Grpc.Net.Internal;

/// <summary>Turns metadata into header values and back.</summary>
internal static class MetadataCodec
{
    /// <summary>The header value of an entry. Bytes become base64, unpadded as the specification prefers.</summary>
    public static string ToHeaderValue(Metadata.Entry entry) =>
        entry.IsBinary ? Convert.ToBase64String(entry.BinaryValue).TrimEnd('=') : entry.Value;

    /// <summary>
    /// Adds a header that arrived. One header of bytes may hold several values, joined by commas by somebody on the
    /// way, so it may become several entries.
    /// </summary>
    /// <exception cref="RpcException">A value of bytes is not base64 (<see cref="StatusCode.Internal"/>).</exception>
    public static void Add(Metadata metadata, string name, string value)
    {
        string key = name.ToLowerInvariant();
        if (!Metadata.Entry.HasBinarySuffix(key))
        {
            metadata.Add(Metadata.Entry.FromWire(key, value));
            return;
        }

        foreach (Range part in value.AsSpan().Split(','))
        {
            metadata.Add(Metadata.Entry.FromWire(key, DecodeBase64(key, value.AsSpan(part))));
        }
    }

    private static byte[] DecodeBase64(string key, ReadOnlySpan<char> text)
    {
        text = text.Trim();
        int content = text.TrimEnd('=').Length;
        byte[] bytes = new byte[content * 3 / 4];

        // Padding is optional on the wire and required by the decoder.
        Span<char> padded = content <= 256 ? stackalloc char[260] : new char[content + 3];
        text[..content].CopyTo(padded);
        int length = (content + 3) & ~3;
        padded[content..length].Fill('=');

        bool wellFormed = text.Length == content || text.Length == length;
        if (wellFormed
            && Convert.TryFromBase64Chars(padded[..length], bytes, out int written)
            && written == bytes.Length)
        {
            return bytes;
        }

        throw new RpcException(new Status(
            StatusCode.Internal, $"The value of the header \"{key}\" is not valid base64."));
    }
}
