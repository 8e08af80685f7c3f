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

    // A server that goes away has not looked at the call. The handler says so in the message alone.
    private static bool IsFromGoAway(HttpProtocolException exception) => false;

    private enum Http2Error : long
    {
        RefusedStream = 0x7,
        Cancel = 0x8,
        EnhanceYourCalm = 0xB,
        InadequateSecurity = 0xC,
    }
}
