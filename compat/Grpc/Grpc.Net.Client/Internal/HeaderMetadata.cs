using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Net.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>Reads metadata from HTTP headers and trailers.</summary>
internal static class HeaderMetadata
{
    /// <summary>The entries, without the headers that belong to the protocol.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="malformed">Says what is wrong with the last entry that had to be left out; null if none had to.</param>
    public static Metadata Read(HttpHeaders headers, out Status? malformed)
    {
        var metadata = new Metadata();
        malformed = null;
        foreach ((string name, HeaderStringValues values) in headers.NonValidated)
        {
            if (GrpcHeaderNames.IsReserved(name))
            {
                continue;
            }

            foreach (string value in values)
            {
                try
                {
                    MetadataCodec.Add(metadata, name, value);
                }
                catch (RpcException ex)
                {
                    malformed = ex.Status;
                }
            }
        }

        return metadata;
    }

    /// <summary>The first value of a header; null if there is none.</summary>
    public static string? Find(HttpHeaders headers, string name)
    {
        if (headers.NonValidated.TryGetValues(name, out HeaderStringValues values))
        {
            foreach (string value in values)
            {
                return value;
            }
        }

        return null;
    }
}
