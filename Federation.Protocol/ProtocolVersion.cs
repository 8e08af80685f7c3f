namespace Federation.Protocol;

/// <summary>The protocol versions that this build speaks.</summary>
internal static class ProtocolVersion
{
    public const uint Current = 1;
}
