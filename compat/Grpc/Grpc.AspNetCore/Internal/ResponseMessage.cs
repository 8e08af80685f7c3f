using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Checks what a handler returned.</summary>
internal static class ResponseMessage
{
    public static T Require<T>(T? message)
        where T : class =>
        message ?? throw new RpcException(new Status(StatusCode.Cancelled, "No message returned from method."));
}
