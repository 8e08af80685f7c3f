using Grpc.AspNetCore.Server.Internal;
using Microsoft.AspNetCore.Http;

namespace Grpc.Core;

/// <summary>Leads from a gRPC call to its HTTP request.</summary>
public static class ServerCallContextExtensions
{
    // A test double may put the HTTP context of its own there.
    private const string HttpContextKey = "__HttpContext";

    /// <summary>The HTTP context of a call.</summary>
    /// <param name="serverCallContext">The call.</param>
    /// <returns>The HTTP context.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="serverCallContext"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The call is not served by ASP.NET Core.</exception>
    public static HttpContext GetHttpContext(this ServerCallContext serverCallContext)
    {
        ArgumentNullException.ThrowIfNull(serverCallContext);
        if (serverCallContext is HttpContextServerCallContext call)
        {
            return call.HttpContext;
        }

        return serverCallContext.UserState.TryGetValue(HttpContextKey, out object? value) && value is HttpContext http
            ? http
            : throw new InvalidOperationException("The call is not served by ASP.NET Core, so it has no HttpContext.");
    }
}
