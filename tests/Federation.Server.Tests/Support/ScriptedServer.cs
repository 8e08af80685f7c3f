using System.Net;
using Federation.Protos.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Server.Tests.Support;

/// <summary>A server that says to each client what a test wants, right or wrong.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedServer(WebApplication app) => _app = app;

    /// <summary>Plays one stream; its number counts from 1.</summary>
    public delegate Task Script(int stream, IAsyncStreamReader<ClientMessage> from, IServerStreamWriter<ServerMessage> to);

    public Uri Address => new(_app.Urls.Single());

    public static async Task<ScriptedServer> StartAsync(Script script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new Service(script));
        var app = builder.Build();
        app.MapGrpcService<Service>();
        await app.StartAsync();
        return new ScriptedServer(app);
    }

    public static ServerMessage Welcome(Action<Welcome>? change = null)
    {
        var welcome = new Welcome
        {
            ProtocolVersion = 1,
            SessionToken = Google.Protobuf.ByteString.CopyFromUtf8("token"),
            HeartbeatIntervalMs = 5000,
            HeartbeatTimeoutMs = 20_000,
            Limits = new Limits { MaxUpdateBytes = 1 << 20, MaxTensors = 100, MaxChunkBytes = 1024 },
        };
        change?.Invoke(welcome);
        return new ServerMessage { Welcome = welcome };
    }

    /// <summary>Reads up to a message of that kind.</summary>
    public static async Task<ClientMessage> NextAsync(IAsyncStreamReader<ClientMessage> from, ClientMessage.MessageOneofCase kind)
    {
        while (await from.MoveNext(CancellationToken.None))
        {
            if (from.Current.MessageCase == kind)
            {
                return from.Current;
            }
        }

        throw new RpcException(new Status(StatusCode.Aborted, $"The client said no {kind}."));
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private sealed class Service(Script script) : Protos.V1.Federation.FederationBase
    {
        private int _streams;

        public override Task Join(
            IAsyncStreamReader<ClientMessage> requestStream, IServerStreamWriter<ServerMessage> responseStream, ServerCallContext context) =>
            script(Interlocked.Increment(ref _streams), requestStream, responseStream);
    }
}
