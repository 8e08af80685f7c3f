using Federation.Server;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Lets the clients of a federation in.</summary>
public static class FederationEndpointExtensions
{
    /// <summary>Maps the federation's gRPC service.</summary>
    /// <returns>Where to demand authorisation or a host of the clients' streams.</returns>
    /// <exception cref="InvalidOperationException"><c>AddFederationServer</c> was not called.</exception>
    public static IEndpointConventionBuilder MapFederation(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.MapGrpcService<FederationService>();
    }
}
