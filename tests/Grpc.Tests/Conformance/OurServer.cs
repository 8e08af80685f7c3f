using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grpc.Tests.Conformance;

/// <summary>Our server on Kestrel.</summary>
internal sealed class OurServer : IConformanceServer
{
    private readonly WebApplication _application;

    private OurServer(WebApplication application)
    {
        _application = application;
        Address = new Uri(application.Urls.Single());
    }

    public Uri Address { get; }

    /// <param name="certificate">The certificate of the server; null means no TLS.</param>
    public static async Task<IConformanceServer> StartAsync(X509Certificate2? certificate)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<HeldCalls>();
        builder.Services.AddSingleton<Meetings>();
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = null;
            options.MaxSendMessageSize = null;
            options.ResponseCompressionAlgorithm = "gzip";
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.Http2.MaxStreamsPerConnection = 2000;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http2;
                if (certificate is not null)
                {
                    endpoint.UseHttps(certificate);
                }
            });
        });
        WebApplication application = builder.Build();
        application.MapGrpcService<ConformanceService>();
        await application.StartAsync(CancellationToken.None);
        return new OurServer(application);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
    }
}
