using System.Net;
using System.Net.Security;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grpc.Tests.Server;

/// <summary>A server in this process, on a port of its own, with an HTTP client for it.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly LogRecorder _log;

    private TestServer(WebApplication application, LogRecorder log)
    {
        _application = application;
        _log = log;
        string address = application.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.None,
            // The certificate of the test was made by the test.
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        })
        {
            BaseAddress = new Uri(address),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _application.Services;

    public IReadOnlyCollection<LogRecord> Log => _log.Records;

    public static async Task<TestServer> StartAsync(
        ServerTestHandlers handlers,
        Action<GrpcServiceOptions>? options = null,
        Action<ListenOptions>? listen = null,
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? map = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        var log = new LogRecorder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(log);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            listen?.Invoke(endpoint);
        }));
        builder.Services.AddSingleton(handlers);
        builder.Services.AddGrpc(grpc => options?.Invoke(grpc));
        configure?.Invoke(builder);

        WebApplication application = builder.Build();
        if (map is null)
        {
            application.MapGrpcService<ServerTestService>();
        }
        else
        {
            map(application);
        }

        await application.StartAsync();
        return new TestServer(application, log);
    }

    /// <summary>Stops the host as on Ctrl+C.</summary>
    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _application.DisposeAsync();
    }
}
