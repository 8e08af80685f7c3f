using Grpc.Core;
using Grpc.Net.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Refuses, in HTTP's own terms, requests that are not gRPC.</summary>
internal static class RequestCheck
{
    public static bool IsGrpc(HttpContext context, ILogger logger) =>
        HasContentType(context, logger) && IsHttp2OrLater(context, logger);

    public static bool IsHttp2OrLater(HttpContext context, ILogger logger)
    {
        string protocol = context.Request.Protocol;
        if (HttpProtocol.IsHttp2(protocol) || HttpProtocol.IsHttp3(protocol))
        {
            return true;
        }

        GrpcServerLog.UnsupportedProtocol(logger, protocol);
        Refuse(context, StatusCodes.Status426UpgradeRequired, $"Request protocol '{protocol}' is not supported.");
        context.Response.Headers.Upgrade = "HTTP/2";
        return false;
    }

    private static bool HasContentType(HttpContext context, ILogger logger)
    {
        string? contentType = context.Request.ContentType;
        if (GrpcContentType.IsGrpc(contentType))
        {
            return true;
        }

        GrpcServerLog.UnsupportedContentType(logger, contentType);
        Refuse(
            context,
            StatusCodes.Status415UnsupportedMediaType,
            contentType is null
                ? "Content-Type is missing from the request."
                : $"Content-Type '{contentType}' is not supported.");
        return false;
    }

    // A gRPC client that got here through a proxy still finds a gRPC status.
    private static void Refuse(HttpContext context, int httpStatus, string detail)
    {
        context.Response.StatusCode = httpStatus;
        ResponseStatus.Write(context.Response.Headers, new Status(StatusCode.Internal, detail));
    }
}
