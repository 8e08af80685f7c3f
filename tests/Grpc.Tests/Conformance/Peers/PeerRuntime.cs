using System.ComponentModel;
using System.Diagnostics;

namespace Grpc.Tests.Conformance.Peers;

/// <summary>What runs the peers of a language.</summary>
internal sealed class PeerRuntime
{
    private readonly Lazy<string?> _missing;

    private PeerRuntime(string name, string executable, Func<PeerRuntime, string?> findMissing)
    {
        Name = name;
        Executable = executable;
        _missing = new Lazy<string?>(() => findMissing(this));
    }

    public static PeerRuntime Node { get; } = new("node", "node", FindMissingNode);

    public static PeerRuntime Python { get; } = new("python", FindPython(), FindMissingPython);

    public string Name { get; }

    public string Executable { get; }

    /// <summary>Ignores the test where the runtime or its packages are missing; fails it where they must be there.</summary>
    public void Require()
    {
        if (_missing.Value is not { } missing)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("FEDERATION_REQUIRE_PEERS") == "1")
        {
            Assert.Fail(missing);
        }

        Assert.Ignore(missing);
    }

    public string PathOf(string script) => Path.Combine(PeersDirectory(), Name, script);

    private static string? FindMissingNode(PeerRuntime runtime)
    {
        if (!Runs(runtime.Executable, "--version"))
        {
            return "Install Node.js 18 or later to run the tests against grpc-js.";
        }

        return Directory.Exists(runtime.PathOf("node_modules"))
            ? null
            : "To run the tests against grpc-js: run npm ci in tests/Grpc.Tests/Peers/node.";
    }

    private static string? FindMissingPython(PeerRuntime runtime) =>
        Runs(runtime.Executable, "-c", "import grpc.aio, google.protobuf")
            ? null
            : $"To run the tests against grpcio: install grpcio and protobuf for {runtime.Executable} "
                + "(Debian: apt-get install python3-grpcio python3-protobuf), or name another Python in FEDERATION_PYTHON.";

    private static string FindPython() =>
        Environment.GetEnvironmentVariable("FEDERATION_PYTHON") is { Length: > 0 } chosen ? chosen
        : File.Exists("/usr/bin/python3") ? "/usr/bin/python3"
        : "python3";

    private static bool Runs(string executable, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(executable, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            return process.WaitForExit(TimeSpan.FromSeconds(30)) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string PeersDirectory()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            string peers = Path.Combine(directory.FullName, "Peers");
            if (File.Exists(Path.Combine(peers, "node", "package.json")))
            {
                return peers;
            }
        }

        throw new DirectoryNotFoundException("The folder tests/Grpc.Tests/Peers is not above the test assembly.");
    }
}
