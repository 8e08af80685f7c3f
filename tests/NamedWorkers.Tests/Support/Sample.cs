using System.Net;
using System.Net.Sockets;

namespace NamedWorkers.Tests.Support;

/// <summary>The sample's processes, as small as they can be.</summary>
internal static class Sample
{
    /// <summary>Two epochs of five rounds each, on a few generated images.</summary>
    public static readonly string[] SmallRun = ["--generated", "--epochs", "2", "--batches", "4", "--batch-size", "16", "--test-images", "200"];

    /// <summary>320 generated images of a worker's own: twenty batches.</summary>
    public static readonly string[] FewImages = ["--generated", "--images", "320"];

    /// <summary>Starts a central process that listens on a free port.</summary>
    public static async Task<(SampleProcess Process, Uri Address)> StartCentralAsync(CancellationToken token, params string[] arguments)
    {
        var central = SampleProcess.StartInterruptible(["central", "--urls", "http://127.0.0.1:0", .. arguments]);
        var line = await central.WaitForAsync("listens on (http://[^ ]+) ", token);
        return (central, new Uri(line.Groups[1].Value));
    }

    /// <summary>Starts the worker's own program, which has no ASP.NET Core.</summary>
    public static SampleProcess StartWorker(string name, Uri server, params string[] arguments) =>
        SampleProcess.StartOther(Paths.WorkerProgram, [name, "--server", server.ToString(), .. arguments]);

    /// <summary>Runs a worker to its end; its output's lines are joined.</summary>
    public static async Task<(int ExitCode, string Output)> RunWorkerAsync(string name, Uri server, CancellationToken token, params string[] arguments)
    {
        await using var worker = StartWorker(name, server, arguments);
        var code = await worker.ReadToEndAsync(token);
        return (code, string.Join('\n', worker.Output));
    }

    /// <summary>An address on which nobody listens yet.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }
}
