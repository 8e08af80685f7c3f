namespace Grpc.Core;

/// <summary>Switches of a call.</summary>
[Flags]
internal enum CallFlags
{
    None = 0,
    WaitForReady = 0x20,
}
