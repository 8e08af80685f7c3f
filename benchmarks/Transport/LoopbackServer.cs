using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Federation.Benchmarks.Transport;

/// <summary>
/// The bare server process: writes the bytes of a model to each of its sockets at once, then reads as many back, round after
/// round. Prints its port, then the seconds per round.
/// </summary>
internal static class LoopbackServer
{
    public const string Name = "loopback-server";

    public static Command Command() => ServerCommand.Make(Name, RunAsync);

    private static async Task<double> RunAsync(int megabytes, int rounds, int clients, CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        var sockets = new List<Socket>();
        for (var i = 0; i < clients; i++)
        {
            sockets.Add(await listener.AcceptSocketAsync(cancellationToken));
        }

        var model = new byte[megabytes * 1_000_000];
        var buffers = sockets.ConvertAll(_ => new byte[1 << 20]);
        var seconds = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            await Task.WhenAll(sockets.Select((socket, i) => RoundAsync(socket, model, buffers[i], cancellationToken)));
            seconds.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        sockets.ForEach(socket => socket.Dispose());
        return ServerCommand.SteadyMedian(seconds);
    }

    private static async Task RoundAsync(Socket socket, byte[] model, byte[] buffer, CancellationToken cancellationToken)
    {
        for (var sent = 0; sent < model.Length;)
        {
            sent += await socket.SendAsync(model.AsMemory(sent, Math.Min(buffer.Length, model.Length - sent)), cancellationToken);
        }

        for (var received = 0; received < model.Length;)
        {
            received += await socket.ReceiveAsync(buffer.AsMemory(0, Math.Min(buffer.Length, model.Length - received)), cancellationToken);
        }
    }
}
