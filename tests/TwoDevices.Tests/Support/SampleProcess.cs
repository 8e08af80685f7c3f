using System.Diagnostics;

namespace TwoDevices.Tests.Support;

/// <summary>The sample as a person runs it.</summary>
internal static class SampleProcess
{
    /// <summary>Runs it to its end; interrupts it, as Ctrl-C does, when it has written a line that contains a text.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string[] arguments, CancellationToken cancellationToken, string? interruptAt = null)
    {
        // The tests themselves may run with the signal ignored, which a child inherits.
        var start = new ProcessStartInfo(
            "env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "TwoDevices.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = "";
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                output += $"{line}\n";
                if (interruptAt is not null && line.Contains(interruptAt, StringComparison.Ordinal))
                {
                    using var kill = Process.Start("kill", ["-s", "INT", $"{process.Id}"]);
                    await kill.WaitForExitAsync(cancellationToken);
                }
            }

            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
