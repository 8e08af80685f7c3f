using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Serves the calls of one method; what differs between the four shapes is left to derived types.</summary>
internal abstract class ServerCallHandler<[DynamicallyAccessedMembers(ServiceMembers.Used)] TService>(
    IMethod method, ServiceHosting<TService> hosting)
    where TService : class
{
    public Task HandleAsync(HttpContext http) =>
        RequestCheck.IsGrpc(http, hosting.Logger) ? HandleCallAsync(http) : Task.CompletedTask;

    /// <summary>Reads the request or hands out its stream, runs the handler, writes the response.</summary>
    protected abstract Task InvokeAsync(TService service, HttpContextServerCallContext call);

    private async Task HandleCallAsync(HttpContext http)
    {
        LiftLimits(http);
        var call = new HttpContextServerCallContext(http, hosting.Options, hosting.Logger);
        await using ConfiguredAsyncDisposable _ = call.ConfigureAwait(false);
        try
        {
            call.Begin(hosting.Clock.Time);
            TService service = hosting.Activator.Create(http.RequestServices, out bool isOwned);
            try
            {
                await InvokeAsync(service, call).ConfigureAwait(false);
            }
            finally
            {
                if (isOwned)
                {
                    await ServiceActivator<TService>.ReleaseAsync(service).ConfigureAwait(false);
                }
            }

            call.End();
        }
        catch (Exception ex)
        {
            call.End(ex);
        }
    }

    // A stream may be silent, or run, for as long as both ends like; messages have limits of their own.
    private void LiftLimits(HttpContext http)
    {
        if (method.Type == MethodType.Unary)
        {
            return;
        }

        EndpointMetadataCollection? metadata = http.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<RequestTimeoutAttribute>() is null
            && metadata?.GetMetadata<RequestTimeoutPolicy>() is null)
        {
            http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        }

        if (method.Type == MethodType.ServerStreaming)
        {
            return;
        }

        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } dataRate)
        {
            dataRate.MinDataRate = null;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
        else
        {
            GrpcServerLog.BodySizeLimitFixed(hosting.Logger);
        }
    }
}
