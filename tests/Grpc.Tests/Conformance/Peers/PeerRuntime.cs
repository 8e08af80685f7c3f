using Federation.Testing;

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

    public static PeerRuntime Python { get; } = new("python", PythonInterpreter.Executable, FindMissingPython);

    public string Name { get; }

    public string Executable { get; }

    /// <summary>Ignores the test where the runtime or its packages are missing; fails it where they must be there.</summary>
    public void Require() => ForeignPeer.Require(_missing.Value);

    public string PathOf(string script) => Path.Combine(PeersDirectory(), Name, script);

    private static string? FindMissingNode(PeerRuntime runtime)
    {
        if (!ForeignPeer.Runs(runtime.Executable, "--version"))
        {
            return "Install Node.js 18 or later to run the tests against grpc-js.";
        }

        return Directory.Exists(runtime.PathOf("node_modules"))
            ? null
            : "To run the tests against grpc-js: run npm ci in tests/Grpc.Tests/Peers/node.";
    }

    private static string? FindMissingPython(PeerRuntime runtime) =>
        ForeignPeer.FindMissingPython("grpc.aio, google.protobuf", "python3-grpcio python3-protobuf");

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
