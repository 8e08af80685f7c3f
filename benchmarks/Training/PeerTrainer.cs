using System.Diagnostics;
using System.Globalization;

namespace Federation.Benchmarks.Training;

/// <summary>PyTorch's side: <c>peer.py</c> in a process of its own, which trains an epoch when told to.</summary>
internal sealed class PeerTrainer : IDisposable
{
    private readonly Process? _process;

    private PeerTrainer(Process? process) => _process = process;

    /// <summary>Starts the process; without Python or its <c>torch</c> says so and answers null to everything.</summary>
    public static async Task<PeerTrainer> StartAsync(CancellationToken cancellationToken)
    {
        var python = Environment.GetEnvironmentVariable("FEDERATION_PYTHON") is { Length: > 0 } chosen ? chosen
            : File.Exists("/usr/bin/python3") ? "/usr/bin/python3"
            : "python3";
        string? answer = null;
        Process? process = null;
        try
        {
            var script = Path.Combine(AppContext.BaseDirectory, "Training", "peer.py");
            process = Process.Start(new ProcessStartInfo(python, [script])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            });
            answer = await process!.StandardOutput.ReadLineAsync(cancellationToken);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            answer = missing.Message;
        }

        if (answer is not null && answer.StartsWith("PyTorch", StringComparison.Ordinal))
        {
            Console.Error.WriteLine($"training: the peer is {answer}");
            return new PeerTrainer(process);
        }

        Console.Error.WriteLine(
            $"training: no peer, {answer} ({python}). Install PyTorch (Debian: apt-get install python3-torch), "
            + "or name another Python in FEDERATION_PYTHON.");
        process?.Dispose();
        return new PeerTrainer(null);
    }

    /// <summary>Seconds of one epoch, or null without a peer.</summary>
    public async Task<double?> EpochAsync(string task, int threads, CancellationToken cancellationToken)
    {
        if (_process is null)
        {
            return null;
        }

        await _process.StandardInput.WriteLineAsync($"{task} {threads}".AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var answer = await _process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("The peer ended without a result.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
        }

        _process?.Dispose();
    }
}
