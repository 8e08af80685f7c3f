using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>What the server logs. A client that gives up is not an error; a fault of a handler is.</summary>
internal static partial class GrpcServerLog
{
    public const string Category = "Grpc.AspNetCore.Server.ServerCallHandler";

    [LoggerMessage(1, LogLevel.Information, "Request content-type of '{ContentType}' is not supported.")]
    public static partial void UnsupportedContentType(ILogger logger, string? contentType);

    [LoggerMessage(2, LogLevel.Information, "Request protocol of '{Protocol}' is not supported.")]
    public static partial void UnsupportedProtocol(ILogger logger, string protocol);

    [LoggerMessage(3, LogLevel.Information, "'{Path}' is unimplemented.")]
    public static partial void Unimplemented(ILogger logger, string path);

    [LoggerMessage(4, LogLevel.Error, "Error when executing service method '{Method}'.")]
    public static partial void HandlerFailed(ILogger logger, string method, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "Error status code '{StatusCode}' with detail '{Detail}' raised.")]
    public static partial void StatusRaised(ILogger logger, StatusCode statusCode, string detail, Exception exception);

    [LoggerMessage(6, LogLevel.Information, "Service method '{Method}' was cancelled.")]
    public static partial void CallCancelled(ILogger logger, string method, Exception exception);

    [LoggerMessage(7, LogLevel.Debug, "Request deadline of {Timeout} exceeded.")]
    public static partial void DeadlineExceeded(ILogger logger, TimeSpan timeout);

    [LoggerMessage(8, LogLevel.Debug, "Invalid grpc-timeout header value '{Timeout}' has been ignored.")]
    public static partial void InvalidTimeoutIgnored(ILogger logger, string timeout);

    [LoggerMessage(9, LogLevel.Debug, "The size limit of the request body is fixed already; it was not lifted.")]
    public static partial void BodySizeLimitFixed(ILogger logger);

    [LoggerMessage(10, LogLevel.Error, "The trailers of service method '{Method}' cannot be sent.")]
    public static partial void InvalidTrailers(ILogger logger, string method, Exception exception);

    [LoggerMessage(11, LogLevel.Debug, "The end of the call could not be sent.")]
    public static partial void EndNotSent(ILogger logger, Exception exception);
}
