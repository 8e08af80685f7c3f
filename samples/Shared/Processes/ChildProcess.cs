using System.Diagnostics;
using System.Reflection;

namespace Federation.Samples;

/// <summary>
/// This program again, as a process of its own. Its standard input is a pipe that nothing is written to: when this process is gone,
/// however it ended, the pipe is closed and the child, which watches for that (<see cref="ParentWatch"/>), stops.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    private const int KeptLines = 12;

    private readonly Process _process;
    private readonly Queue<string> _output = new();
    private readonly string[] _arguments;

    private ChildProcess(string name, Process process, string[] arguments)
    {
        Name = name;
        _process = process;
        _arguments = arguments;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Who it is, in messages.</summary>
    public string Name { get; }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>How a person starts the same process.</summary>
    public string Command => string.Join(' ', [Program, .. Prefix, .. _arguments]);

    /// <summary>The last lines that it wrote, for a message; empty if there are none.</summary>
    public string LastWords
    {
        get
        {
            lock (_output)
            {
                return _output.Count == 0 ? "" : $"\nThe last that it said:\n  {string.Join("\n  ", _output)}";
            }
        }
    }

    private static string Program => Environment.ProcessPath ?? "dotnet";

    // The program may have been started by its own name or as "dotnet NAME.dll".
    private static string[] Prefix => Path.GetFileNameWithoutExtension(Program) == "dotnet"
        ? [Path.Combine(AppContext.BaseDirectory, $"{Assembly.GetEntryAssembly()!.GetName().Name}.dll")]
        : [];

    /// <summary>Starts it.</summary>
    /// <param name="name">Who it is, in messages.</param>
    /// <param name="arguments">Its command line, to which <see cref="ParentWatch.OptionName"/> is added.</param>
    public static ChildProcess Start(string name, string[] arguments)
    {
        var start = new ProcessStartInfo(Program, [.. Prefix, .. arguments, ParentWatch.OptionName])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ChildProcess(name, Process.Start(start)!, arguments);
    }

    /// <summary>Waits for the process to end and gives its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Closes the pipe, at which the process stops.</summary>
    public void AskToStop()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    /// <summary>Ends the process, and all that it has started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    /// <summary>Lets go of the process, which goes on.</summary>
    public void Dispose() => _process.Dispose();

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Enqueue(line);
            if (_output.Count > KeptLines)
            {
                _output.Dequeue();
            }
        }
    }
}
