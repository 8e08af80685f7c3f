using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Grpc.Tests.Conformance.Peers;

namespace Grpc.Tests.Conformance;

/// <summary>Starts the servers and clients of all pairings, each once, and stops them after the last test.</summary>
[SetUpFixture]
public sealed class Participants
{
    private static readonly Lock s_starting = new();
    private static readonly Dictionary<(Side Side, bool UsesTls), Task<IConformanceServer>> s_servers = [];
    private static readonly Dictionary<Pairing, Task<ICallDriver>> s_clients = [];
    private static readonly Lazy<X509Certificate2> s_certificate = new(TestCertificate.Create);

    /// <summary>Stops the clients, then the servers.</summary>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (Task<ICallDriver> client in s_clients.Values)
        {
            await StopAsync(client);
        }

        foreach (Task<IConformanceServer> server in s_servers.Values)
        {
            await StopAsync(server);
        }

        if (s_certificate.IsValueCreated)
        {
            s_certificate.Value.Dispose();
        }
    }

    internal static Task<ICallDriver> ClientOf(Pairing pairing)
    {
        lock (s_starting)
        {
            if (!s_clients.TryGetValue(pairing, out Task<ICallDriver>? client))
            {
                s_clients[pairing] = client = StartClientAsync(pairing);
            }

            return client;
        }
    }

    private static Task<IConformanceServer> ServerOf(Side side, bool usesTls)
    {
        lock (s_starting)
        {
            if (!s_servers.TryGetValue((side, usesTls), out Task<IConformanceServer>? server))
            {
                server = side switch
                {
                    Side.Ours => OurServer.StartAsync(usesTls ? s_certificate.Value : null),
                    Side.Node => ProcessServer.StartAsync(PeerRuntime.Node),
                    _ => ProcessServer.StartAsync(PeerRuntime.Python),
                };
                s_servers[(side, usesTls)] = server;
            }

            return server;
        }
    }

    private static async Task StopAsync<T>(Task<T> participant)
        where T : IAsyncDisposable
    {
        if (participant.IsCompletedSuccessfully) // Else it never started, and its tests have said so.
        {
            await (await participant).DisposeAsync();
        }
    }

    private static async Task<ICallDriver> StartClientAsync(Pairing pairing)
    {
        Uri address = (await ServerOf(pairing.Server, pairing.UsesTls)).Address;
        return pairing.Client switch
        {
            Side.Ours => new StubDriver(CreateChannel(address)),
            Side.Node => await ProcessDriver.StartAsync(PeerRuntime.Node, address),
            _ => await ProcessDriver.StartAsync(PeerRuntime.Python, address),
        };
    }

    private static GrpcChannel CreateChannel(Uri address) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        MaxReceiveMessageSize = null,
        DisposeHttpClient = true,
        HttpHandler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    certificate is X509Certificate2 received && received.Thumbprint == s_certificate.Value.Thumbprint,
            },
        },
    });
}
