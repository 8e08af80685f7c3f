using System.IO.Compression;

namespace Federation.Data;

/// <summary>
/// A data set's file, read from the first byte to the last, plain or compressed with gzip. Which it is is told by its first two
/// bytes, not by its name: a browser that saves <c>x.gz</c> may well have unpacked it.
/// </summary>
internal sealed class DataFile : IAsyncDisposable
{
    /// <summary>The most that deflate can make of one byte: 258 bytes take at least two bits.</summary>
    public const int MostBytesFromOne = 1032;

    private const int ChunkSize = 1 << 20;

    private readonly Stream _content;

    private DataFile(string path, FileStream file, bool isCompressed)
    {
        Path = path;
        IsCompressed = isCompressed;
        LengthOnDisk = file.Length;
        _content = isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether the content is compressed, so that its length is only known when all of it has been read.</summary>
    public bool IsCompressed { get; }

    /// <summary>The file's own length in bytes.</summary>
    public long LengthOnDisk { get; }

    /// <summary>The content's length in bytes, or the most that it can be where it is compressed.</summary>
    public long MostLength => IsCompressed ? Math.Min(LengthOnDisk, long.MaxValue / MostBytesFromOne) * MostBytesFromOne : LengthOnDisk;

    /// <summary>How far the content has been read, in bytes.</summary>
    public long Position { get; private set; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="DatasetException">There is no such file.</exception>
    public static async Task<DataFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DatasetException(path, "the file is missing.", exception);
        }

        try
        {
            var start = new byte[2];
            var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            file.Position = 0;
            return new DataFile(path, file, read == 2 && start is [0x1F, 0x8B]);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Fills the buffer, or as much of it as there is content left.</summary>
    /// <returns>How many bytes were read.</returns>
    /// <exception cref="DatasetException">The file is not sound gzip.</exception>
    public async Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var total = 0;
        try
        {
            while (total < buffer.Length)
            {
                // In pieces, because the token is only looked at between them.
                var piece = buffer.Slice(total, Math.Min(ChunkSize, buffer.Length - total));
                var read = await _content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken)
                    .ConfigureAwait(false);
                total += read;
                Position += read;
                if (read < piece.Length)
                {
                    break;
                }
            }
        }
        catch (InvalidDataException exception)
        {
            throw new DatasetException(Path, $"the file is not sound gzip. {exception.Message}", exception);
        }

        return total;
    }

    /// <summary>Goes on without giving the content away, as far as there is some.</summary>
    /// <exception cref="DatasetException">The file is not sound gzip.</exception>
    public async Task SkipAsync(long count, CancellationToken cancellationToken)
    {
        if (!IsCompressed)
        {
            Position = _content.Position = Math.Min(Position + count, LengthOnDisk);
            return;
        }

        var waste = new byte[Math.Min(count, ChunkSize)];
        while (count > 0)
        {
            var read = await ReadAsync(waste.AsMemory(0, (int)Math.Min(count, waste.Length)), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            count -= read;
        }
    }

    /// <summary>Whether everything has been read. Of a compressed file this also checks its checksum.</summary>
    /// <exception cref="DatasetException">The file is not sound gzip.</exception>
    public async Task<bool> IsAtEndAsync(CancellationToken cancellationToken) =>
        await ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0;

    public ValueTask DisposeAsync() => _content.DisposeAsync();
}
