using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Federation.Testing;

/// <summary>
/// The program that a test project is for (NAME of NAME.Tests), as a person runs it: a process of its own. Disposing it ends it.
/// </summary>
internal sealed partial class SampleProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task _reading;
    private int _open = 2; // standard output and standard error

    private SampleProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public int Id => _process.Id;

    /// <summary>All that it has written and that was read with <see cref="ReadToEndAsync"/> or <see cref="WaitForAsync"/>.</summary>
    public List<string> Output { get; } = [];

    private static string Program => $"{typeof(SampleProcess).Assembly.GetName().Name!.Replace(".Tests", "", StringComparison.Ordinal)}.dll";

    public static SampleProcess Start(params string[] arguments) => Start([], Program, arguments);

    /// <summary>Starts another program, by its path.</summary>
    public static SampleProcess StartOther(string program, params string[] arguments) => Start([], program, arguments);

    /// <summary>Starts it so that it can be interrupted, also where the tests themselves run with that signal ignored.</summary>
    public static SampleProcess StartInterruptible(params string[] arguments) =>
        Start(["env", "--default-signal=INT"], Program, arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(CancellationToken token, params string[] arguments)
    {
        await using var sample = Start(arguments);
        var exitCode = await sample.ReadToEndAsync(token);
        return (exitCode, string.Join('\n', sample.Output));
    }

    /// <summary>Waits for a line that matches.</summary>
    public async Task<Match> WaitForAsync(string pattern, CancellationToken token)
    {
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(token))
            {
                Output.Add(line);
                if (Regex.Match(line, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match)
                {
                    return match;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The message below says more.
        }

        throw new AssertionException($"There was no line like \"{pattern}\" in:\n{string.Join('\n', Output)}");
    }

    /// <summary>Waits for its end and gives the exit code.</summary>
    public async Task<int> ReadToEndAsync(CancellationToken token)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync(token))
        {
            Output.Add(line);
        }

        await _process.WaitForExitAsync(token);
        return _process.ExitCode;
    }

    /// <summary>The processes of its clients, as its output tells them.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ClientProcessesAsync(CancellationToken token)
    {
        var line = await WaitForAsync("^Processes: ", token);
        return ClientProcess().Matches(line.Result("$'"))
            .ToDictionary(match => match.Groups["client"].Value, match => int.Parse(match.Groups["process"].Value), StringComparer.Ordinal);
    }

    /// <summary>Sends a signal to a process.</summary>
    public static async Task SignalAsync(string signal, int processId, CancellationToken token)
    {
        using var kill = Process.Start("kill", ["-s", signal, processId.ToString()]);
        await kill.WaitForExitAsync(token);
    }

    /// <summary>Waits until a process is gone.</summary>
    public static async Task WaitUntilGoneAsync(int processId, CancellationToken token)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (IsAlive(processId))
        {
            await timer.WaitForNextTickAsync(token);
        }
    }

    /// <summary>Whether there is such a process; one that has ended and waits for its parent to notice counts as gone.</summary>
    public static bool IsAlive(int processId)
    {
        try
        {
            return !File.ReadAllText($"/proc/{processId}/stat").Split(')')[^1].TrimStart().StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private static SampleProcess Start(string[] prefix, string program, string[] arguments)
    {
        string[] command = [.. prefix, "dotnet", Path.Combine(AppContext.BaseDirectory, program), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            RedirectStandardInput = true,
        };
        return new SampleProcess(Process.Start(start)!);
    }

    [GeneratedRegex(@"(?<client>[\w-]+) (?<process>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClientProcess();

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _lines.Writer.TryWrite(line);
        }

        if (Interlocked.Decrement(ref _open) == 0)
        {
            _lines.Writer.Complete();
        }
    }
}
