namespace Grpc.Tests.Conformance;

/// <summary>An implementation of gRPC.</summary>
public enum Side
{
    /// <summary>compat/Grpc.</summary>
    Ours,

    /// <summary>grpc-js.</summary>
    Node,

    /// <summary>grpcio.</summary>
    Python,
}
