using System.Net.Sockets;
using System.Text;
using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>The status of a call that an exception ended.</summary>
internal static class FailureStatus
{
    /// <param name="summary">What was being done.</param>
    /// <param name="exception">What happened to it.</param>
    public static Status From(string summary, Exception exception)
    {
        if (exception is RpcException known)
        {
            return known.Status;
        }

        StatusCode? code = null;
        var detail = new StringBuilder(summary);
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            detail.Append(' ').Append(cause.GetType().Name).Append(": ").Append(cause.Message);
            code = CodeOf(cause) ?? code;
        }

        return new Status(code ?? StatusCode.Internal, detail.ToString(), exception);
    }

    private static StatusCode? CodeOf(Exception exception) => exception switch
    {
        HttpProtocolException { ErrorCode: var error } protocol => IsFromGoAway(protocol)
            ? StatusCode.Unavailable
            : CodeOf((Http2Error)error),
        SocketException or IOException => StatusCode.Unavailable,
        _ => null,
    };

    // As the specification maps the code of a stream's reset.
    private static StatusCode CodeOf(Http2Error error) => error switch
    {
        Http2Error.RefusedStream => StatusCode.Unavailable,
        Http2Error.Cancel => StatusCode.Cancelled,
        Http2Error.EnhanceYourCalm => StatusCode.ResourceExhausted,
        Http2Error.InadequateSecurity => StatusCode.PermissionDenied,
        _ => StatusCode.Internal,
    };

    // The code is then about the connection, and the call may well succeed on another. The handler tells the two
    // apart in the message alone (or in its resource's name, in an application trimmed of messages).
    private static bool IsFromGoAway(HttpProtocolException exception) =>
        exception.Message.Contains("server closed the connection", StringComparison.Ordinal)
        || exception.Message.Contains("http2_connection_close", StringComparison.Ordinal);

    private enum Http2Error : long
    {
        RefusedStream = 0x7,
        Cancel = 0x8,
        EnhanceYourCalm = 0xB,
        InadequateSecurity = 0xC,
    }
}
