using System.Runtime.InteropServices;

namespace Federation.Data;

/// <summary>How far the reading of a folder has come.</summary>
/// <param name="FilesRead">How many files have been read.</param>
/// <param name="TotalFiles">How many there are.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImageFolderProgress(int FilesRead, int TotalFiles);
