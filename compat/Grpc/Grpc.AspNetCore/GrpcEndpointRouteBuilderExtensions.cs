using System.Diagnostics.CodeAnalysis;
using Grpc.AspNetCore.Server.Internal;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps gRPC services.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the methods of a service. An instance is taken from the scope of each call, or made for it if the
    /// service is not registered.
    /// </summary>
    /// <typeparam name="TService">The service: it derives from the base class that was generated for it.</typeparam>
    /// <param name="builder">The application's endpoints.</param>
    /// <returns>A builder for conventions that concern all methods.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// <c>AddGrpc</c> was not called, or <typeparamref name="TService"/> is not a gRPC service.
    /// </exception>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<
        [DynamicallyAccessedMembers(ServiceMembers.Used)] TService>(this IEndpointRouteBuilder builder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ServiceRoutes<TService> routes = builder.ServiceProvider.GetService<ServiceRoutes<TService>>()
            ?? throw new InvalidOperationException(
                "Unable to find the required services. Call IServiceCollection.AddGrpc before MapGrpcService.");
        return new GrpcServiceEndpointConventionBuilder(routes.Map(builder));
    }
}
