using System.Net;
using System.Net.Sockets;

namespace Grpc.Tests.Client;

/// <summary>A server whose tests write the frames of HTTP/2 themselves.</summary>
internal sealed class RawHttp2Server : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<RawHttp2Connection, int, Task> _serve;
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;

    /// <param name="serve">Serves a connection; gets its number, from 1 on. The connection is closed after that.</param>
    public RawHttp2Server(Func<RawHttp2Connection, int, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>How many connections there have been.</summary>
    public int ConnectionCount => _connections.Count;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections).WaitAsync(TimeSpan.FromSeconds(15));
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                _connections.Add(ServeAsync(client, _connections.Count + 1));
            }
            catch (Exception ex) when (ex is SocketException or InvalidOperationException)
            {
                return; // The listener was stopped.
            }
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        using (client)
        {
            try
            {
                await _serve(new RawHttp2Connection(client.GetStream()), number);
            }
            catch (IOException)
            {
                // The client closed the connection first.
            }
        }
    }
}
