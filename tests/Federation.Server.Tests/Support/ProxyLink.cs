using System.Net.Sockets;

namespace Federation.Server.Tests.Support;

/// <summary>One connection through a <see cref="CuttableProxy"/>.</summary>
internal sealed class ProxyLink(Socket client, Uri target, Action<Direction, int> passed) : IDisposable
{
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly bool[] _stalled = new bool[2];

    public void Start() => _ = RunAsync();

    public void Stall(Direction direction) => Volatile.Write(ref _stalled[(int)direction], true);

    public void Dispose()
    {
        _stop.Cancel();

        // Zero makes it a reset, as when a machine has gone.
        client.Close(0);
        _server.Close(0);
    }

    private async Task RunAsync()
    {
        try
        {
            client.NoDelay = _server.NoDelay = true;
            await _server.ConnectAsync(target.Host, target.Port, _stop.Token);
            await Task.WhenAny(PumpAsync(client, _server, Direction.ToServer), PumpAsync(_server, client, Direction.ToClient));
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client sees its connection closed.
        }

        client.Dispose();
        _server.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to, Direction direction)
    {
        var buffer = new byte[16 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is var count and > 0)
            {
                if (Volatile.Read(ref _stalled[(int)direction]))
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token);
                }

                await to.SendAsync(buffer.AsMemory(0, count), _stop.Token);
                passed(direction, count);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone, or was cut off.
        }
    }
}
