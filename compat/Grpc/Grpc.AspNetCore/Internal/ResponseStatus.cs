using Grpc.Core;
using Grpc.Net.Internal;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Writes a status and trailers where they belong.</summary>
internal static class ResponseStatus
{
    /// <summary>Ends a call to which nothing else is answered.</summary>
    public static void WriteTrailersOnly(HttpResponse response, Status status)
    {
        response.ContentType = GrpcContentType.Value;
        Write(response.Headers, status);
    }

    public static void Write(IHeaderDictionary destination, Status status)
    {
        destination[GrpcHeaderNames.Status] = StatusMapping.ToHeaderValue(status.StatusCode);
        if (string.IsNullOrEmpty(status.Detail))
        {
            destination.Remove(GrpcHeaderNames.Message);
        }
        else
        {
            destination[GrpcHeaderNames.Message] = PercentEncoding.Encode(status.Detail);
        }
    }

    /// <summary>Adds metadata, but for what the protocol itself writes.</summary>
    public static void Append(IHeaderDictionary destination, Metadata metadata)
    {
        foreach (Metadata.Entry entry in metadata)
        {
            if (!GrpcHeaderNames.IsReserved(entry.Key))
            {
                destination.Append(entry.Key, MetadataCodec.ToHeaderValue(entry));
            }
        }
    }
}
