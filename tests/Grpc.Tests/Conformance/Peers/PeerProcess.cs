using System.Diagnostics;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance.Peers;

/// <summary>
/// A peer in another language. It ends when its standard input does, so none outlives the tests however they end.
/// </summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private PeerProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a peer and waits for the line by which it says that it is ready.</summary>
    public static async Task<(PeerProcess Process, string FirstLine)> StartAsync(
        PeerRuntime runtime, string script, params string[] arguments)
    {
        runtime.Require();
        var start = new ProcessStartInfo(runtime.Executable, [runtime.PathOf(script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        var peer = new PeerProcess(Process.Start(start)!);
        try
        {
            await peer.WriteLineAsync(Descriptors());
            string firstLine = await peer.ReadLineAsync().WaitAsync(s_limit)
                ?? throw new InvalidOperationException($"{runtime.Name} {script} ended at once.");
            return (peer, firstLine);
        }
        catch (Exception ex)
        {
            await peer.DisposeAsync();
            throw new InvalidOperationException($"{runtime.Name} {script} did not start. {peer.Errors}", ex);
        }
    }

    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Reads a line; null if the process has ended.</summary>
    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (Exception ex) when (ex is TimeoutException or IOException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static string Descriptors()
    {
        var files = new FileDescriptorSet();
        files.File.Add(FileDescriptorProto.Parser.ParseFrom(ConformanceReflection.Descriptor.SerializedData));
        files.File.Add(FileDescriptorProto.Parser.ParseFrom(DriverReflection.Descriptor.SerializedData));
        return Convert.ToBase64String(files.ToByteArray());
    }
}
