using System.Runtime.CompilerServices;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Answers calls to methods and services that are not there.</summary>
internal sealed class UnimplementedEndpoints(ILoggerFactory loggerFactory)
{
    private readonly ILogger _logger = loggerFactory.CreateLogger(GrpcServerLog.Category);
    private readonly ConditionalWeakTable<IEndpointRouteBuilder, object> _withServiceEndpoint = [];

    public IEnumerable<IEndpointConventionBuilder> Map(
        IEndpointRouteBuilder endpoints, IEnumerable<string> services, MethodOptions options)
    {
        const string Method = $"{{unimplementedMethod:{UnimplementedConstraint.Name}}}";
        var mapped = new List<IEndpointConventionBuilder>();
        foreach (string service in services)
        {
            string name = $"gRPC - Unimplemented method for {service}";
            mapped.Add(Map(endpoints, $"{service}/{Method}", name, "Method is unimplemented."));
        }

        // One answer to unknown services is enough, however many services are mapped.
        if (!options.IgnoreUnknownServices && _withServiceEndpoint.TryAdd(endpoints, endpoints))
        {
            const string Name = "gRPC - Unimplemented service";
            Map(endpoints, $"{{unimplementedService}}/{Method}", Name, "Service is unimplemented.");
        }

        return mapped;
    }

    private IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string pattern, string name, string detail)
    {
        IEndpointConventionBuilder mapped = endpoints.MapPost(pattern, context =>
        {
            GrpcServerLog.Unimplemented(_logger, context.Request.Path);
            if (RequestCheck.IsHttp2OrLater(context, _logger))
            {
                ResponseStatus.WriteTrailersOnly(context.Response, new Status(StatusCode.Unimplemented, detail));
            }

            return Task.CompletedTask;
        });
        return mapped.WithDisplayName(name);
    }
}
