using System.Net;
using System.Net.Sockets;

namespace Federation.Benchmarks.Transport;

/// <summary>The bare clients: read the bytes of a model and write as many back, until the server closes.</summary>
internal static class LoopbackClient
{
    /// <summary>Seconds per round.</summary>
    public static async Task<double> MeasureAsync(int megabytes, int rounds, CancellationToken cancellationToken)
    {
        await using var server = ChildProcess.StartSelf(LoopbackServer.Name, $"{megabytes}", $"{rounds}", $"{TransportBenchmark.Clients}");
        var port = int.Parse(await server.ReadLineAsync(cancellationToken));
        var clients = Enumerable.Range(0, TransportBenchmark.Clients).Select(_ => RunAsync(port, megabytes * 1_000_000, cancellationToken)).ToList();
        var line = await server.ReadLineAsync(cancellationToken);
        await Task.WhenAll(clients);
        return double.Parse(line);
    }

    private static async Task RunAsync(int port, int bytes, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        var buffer = new byte[1 << 20];
        while (true)
        {
            for (var received = 0; received < bytes;)
            {
                var count = await socket.ReceiveAsync(buffer.AsMemory(0, Math.Min(buffer.Length, bytes - received)), cancellationToken);
                if (count == 0)
                {
                    return;
                }

                received += count;
            }

            for (var sent = 0; sent < bytes;)
            {
                sent += await socket.SendAsync(buffer.AsMemory(0, Math.Min(buffer.Length, bytes - sent)), cancellationToken);
            }
        }
    }
}
