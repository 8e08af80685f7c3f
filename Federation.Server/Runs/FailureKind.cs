namespace Federation.Server;

/// <summary>Why a client's part in a round came to nothing.</summary>
public enum FailureKind
{
    /// <summary>The client's connection was lost and the client did not come back in time, or it left.</summary>
    Disconnected,

    /// <summary>The client did not answer before the round's deadline.</summary>
    Late,

    /// <summary>The client's own code failed, or it cannot do what was asked.</summary>
    ClientError,

    /// <summary>The answer was malformed: its manifest, its checksum, its size.</summary>
    BrokenUpdate,

    /// <summary>The answer was well-formed, and the strategy refused it.</summary>
    RefusedUpdate,
}
