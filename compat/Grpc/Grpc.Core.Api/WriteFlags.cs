namespace Grpc.Core;

/// <summary>What one write may do differently.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>The message may wait in a buffer for the next write or the end of the stream.</summary>
    BufferHint = 0x1,

    /// <summary>The message is sent as it is, though the call is compressed.</summary>
    NoCompress = 0x2,
}
