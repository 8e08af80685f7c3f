using System.Text;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>What a client is told of an exception that a handler threw.</summary>
internal static class ErrorDetail
{
    public static string For(Exception exception, bool isDetailed)
    {
        var detail = new StringBuilder("Exception was thrown by handler.");
        for (Exception? e = isDetailed ? exception : null; e is not null; e = e.InnerException)
        {
            detail.Append(' ').Append(e.GetType().Name).Append(": ").Append(e.Message);
        }

        return detail.ToString();
    }
}
