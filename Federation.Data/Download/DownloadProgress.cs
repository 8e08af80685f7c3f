using System.Runtime.InteropServices;

namespace Federation.Data;

/// <summary>How far a download has come.</summary>
/// <param name="BytesReceived">How many bytes are there.</param>
/// <param name="TotalBytes">How many there will be; null where the server does not say.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DownloadProgress(long BytesReceived, long? TotalBytes);
