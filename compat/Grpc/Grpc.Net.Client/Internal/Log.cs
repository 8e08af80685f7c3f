using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client.Internal;

internal static partial class Log
{
    public static void CallEnded(ILogger logger, string method, Status status)
    {
        // A call that was given up, or ran out of time, went as its caller wanted.
        if (status.StatusCode is StatusCode.OK or StatusCode.Cancelled or StatusCode.DeadlineExceeded)
        {
            CallFinished(logger, method, status.StatusCode);
        }
        else
        {
            CallFailed(logger, method, status.StatusCode, status.Detail, status.DebugException);
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "Call of {Method} started.")]
    public static partial void CallStarted(ILogger logger, string method);

    [LoggerMessage(4, LogLevel.Error, "What was registered for the end of a call of {Method} failed.")]
    public static partial void CancellationFailed(ILogger logger, string method, Exception exception);

    [LoggerMessage(2, LogLevel.Debug, "Call of {Method} finished with {StatusCode}.")]
    private static partial void CallFinished(ILogger logger, string method, StatusCode statusCode);

    [LoggerMessage(3, LogLevel.Information, "Call of {Method} failed with {StatusCode}: {Detail}")]
    private static partial void CallFailed(
        ILogger logger, string method, StatusCode statusCode, string detail, Exception? exception);
}
