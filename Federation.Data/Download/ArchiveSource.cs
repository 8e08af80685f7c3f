namespace Federation.Data;

/// <summary>A tar.gz archive that holds a data set.</summary>
/// <param name="Uri">Where it is.</param>
/// <param name="Md5">Its MD5 in hexadecimal. Publishers of old data sets give no better checksum.</param>
/// <param name="Folder">The folder within it that holds the files.</param>
/// <param name="Required">The names of the files that must be in the folder.</param>
/// <param name="Optional">The names of the files that are unpacked too if they are there. Nothing else is unpacked.</param>
internal sealed record ArchiveSource(
    Uri Uri, string Md5, string Folder, IReadOnlyList<string> Required, IReadOnlyList<string> Optional);
