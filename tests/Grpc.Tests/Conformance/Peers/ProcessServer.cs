namespace Grpc.Tests.Conformance.Peers;

/// <summary>A server in another language.</summary>
internal sealed class ProcessServer : IConformanceServer
{
    private readonly PeerProcess _process;

    private ProcessServer(PeerProcess process, string port)
    {
        _process = process;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Address { get; }

    public static async Task<IConformanceServer> StartAsync(PeerRuntime runtime)
    {
        string script = runtime == PeerRuntime.Node ? "server.js" : "server.py";
        (PeerProcess process, string port) = await PeerProcess.StartAsync(runtime, script);
        return new ProcessServer(process, port);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
