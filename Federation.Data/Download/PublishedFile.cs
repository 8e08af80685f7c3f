namespace Federation.Data;

/// <summary>A file of a published data set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Md5">Its MD5 in hexadecimal.</param>
internal sealed record PublishedFile(string Name, long Length, string Md5);
