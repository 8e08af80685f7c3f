namespace Grpc.Tests.Conformance;

/// <summary>A client and a server that are to understand each other.</summary>
/// <param name="Client">The client's side.</param>
/// <param name="Server">The server's side.</param>
/// <param name="UsesTls">Whether they speak TLS.</param>
public sealed record Pairing(Side Client, Side Server, bool UsesTls = false)
{
    /// <summary>Ours with everybody, both ways; and the peers with each other, so that they can be trusted.</summary>
    public static IEnumerable<Pairing> All { get; } =
    [
        new(Side.Ours, Side.Ours),
        new(Side.Ours, Side.Ours, UsesTls: true),
        new(Side.Ours, Side.Node),
        new(Side.Ours, Side.Python),
        new(Side.Node, Side.Ours),
        new(Side.Python, Side.Ours),
        new(Side.Node, Side.Python),
        new(Side.Python, Side.Node),
    ];

    /// <inheritdoc />
    public override string ToString() => $"{Client} client, {Server} server{(UsesTls ? ", TLS" : "")}";
}
