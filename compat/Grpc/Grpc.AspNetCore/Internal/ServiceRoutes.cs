using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Maps the methods of one service.</summary>
internal sealed class ServiceRoutes<[DynamicallyAccessedMembers(ServiceMembers.Used)] TService>(
    ServiceActivator<TService> activator,
    UnimplementedEndpoints unimplemented,
    IOptions<GrpcServiceOptions> globalOptions,
    IOptions<GrpcServiceOptions<TService>> serviceOptions,
    ILoggerFactory loggerFactory,
    CallClock clock)
    where TService : class
{
    public IReadOnlyList<IEndpointConventionBuilder> Map(IEndpointRouteBuilder endpoints)
    {
        MethodOptions options = MethodOptions.Create(globalOptions.Value, serviceOptions.Value);
        ILogger logger = loggerFactory.CreateLogger(GrpcServerLog.Category);
        var binder = new ServiceBinder<TService>(new ServiceHosting<TService>(activator, options, logger, clock));
        Bind(binder);

        var mapped = new List<IEndpointConventionBuilder>();
        foreach (BoundMethod method in binder.Methods)
        {
            mapped.Add(endpoints.MapPost(method.Method.FullName, method.Handler)
                .WithMetadata(method.Metadata)
                .WithDisplayName($"gRPC - {method.Method.FullName}"));
        }

        mapped.AddRange(unimplemented.Map(
            endpoints, binder.Methods.Select(method => method.Method.ServiceName).Distinct(), options));
        return mapped;
    }

    // The generated BindService adds every method to the binder; without an instance it passes no handlers.
    private static void Bind(ServiceBinder<TService> binder)
    {
        Type? baseType = typeof(TService);
        BindServiceMethodAttribute? attribute = null;
        while (baseType is not null
            && (attribute = baseType.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false)) is null)
        {
            baseType = baseType.BaseType;
        }

        MethodInfo bind = attribute?.BindType.GetMethod(
            attribute.BindMethodName,
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static,
            [typeof(ServiceBinderBase), baseType!])
            ?? throw new InvalidOperationException(
                $"{typeof(TService)} is not a gRPC service: no generated base class of it has a BindService method.");
        bind.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [binder, null], null);
    }
}
