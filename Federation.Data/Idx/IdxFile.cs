using System.Buffers.Binary;

namespace Federation.Data;

/// <summary>
/// A file in the idx format: a magic number that tells the type and the number of dimensions, the sizes as 32-bit numbers with
/// the highest byte first, then the values. Here the values are always bytes.
/// </summary>
internal sealed class IdxFile : IAsyncDisposable
{
    private const int UnsignedBytes = 0x0800;

    private readonly DataFile _file;
    private readonly int[] _sizes;

    private IdxFile(DataFile file, int[] sizes)
    {
        _file = file;
        _sizes = sizes;
    }

    /// <summary>The file.</summary>
    public string Path => _file.Path;

    /// <summary>The sizes of the dimensions; the first is the number of items.</summary>
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>How many items there are.</summary>
    public int Count => _sizes[0];

    /// <summary>Where the first item begins.</summary>
    public int Start => HeaderLength(_sizes.Length);

    private long ItemSize => _sizes.Skip(1).Aggregate(1L, (size, next) => size * next);

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="dimensions">How many dimensions are expected: 3 of images, 1 of labels.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetException">The file is missing, has another header, or cannot hold what its header says.</exception>
    public static async Task<IdxFile> OpenAsync(string path, int dimensions, CancellationToken cancellationToken)
    {
        var file = await DataFile.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            var header = new byte[HeaderLength(dimensions)];
            var read = await file.ReadAsync(header, cancellationToken).ConfigureAwait(false);
            return new IdxFile(file, ReadSizes(file, header.AsSpan(0, read), dimensions));
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads items. What comes after them is checked too, so that a damaged file is noticed whatever is asked of it.</summary>
    /// <exception cref="DatasetException">The file ends too early or too late, or the items do not fit in memory.</exception>
    public async Task<byte[]> ReadAsync(int first, int count, CancellationToken cancellationToken)
    {
        var size = ItemSize * count;
        if (size > Array.MaxLength || ItemSize > Array.MaxLength)
        {
            throw new DatasetException(
                Path, $"{count:N0} items of {ItemSize:N0} bytes were to be read; at most {Array.MaxLength:N0} bytes can be read at once.");
        }

        await _file.SkipAsync(ItemSize * first, cancellationToken).ConfigureAwait(false);
        var items = new byte[size];
        await _file.ReadAsync(items, cancellationToken).ConfigureAwait(false);
        await _file.SkipAsync(ItemSize * (Count - first - count), cancellationToken).ConfigureAwait(false);

        var end = Start + (ItemSize * Count);
        if (_file.Position < end)
        {
            throw WrongLength(_file, _sizes, $"ends at byte {_file.Position:N0}");
        }

        if (!await _file.IsAtEndAsync(cancellationToken).ConfigureAwait(false))
        {
            throw WrongLength(_file, _sizes, $"goes on at byte {end:N0}");
        }

        return items;
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static int HeaderLength(int dimensions) => sizeof(int) * (1 + dimensions);

    private static int[] ReadSizes(DataFile file, ReadOnlySpan<byte> header, int dimensions)
    {
        var expected = UnsignedBytes + dimensions;
        var magic = header.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32BigEndian(header);
        if (magic != -1 && magic != expected)
        {
            throw new DatasetException(
                file.Path,
                $"at byte 0, expected the idx format's magic number 0x{expected:x8} (bytes in {dimensions} "
                + $"dimension{(dimensions == 1 ? "" : "s")}), found 0x{magic:x8}.");
        }

        if (header.Length < HeaderLength(dimensions))
        {
            throw new DatasetException(
                file.Path, $"the file ends at byte {header.Length}; expected an idx header of {HeaderLength(dimensions)} bytes.");
        }

        var sizes = new int[dimensions];
        UInt128 length = 1;
        for (var i = 0; i < dimensions; i++)
        {
            var at = sizeof(int) * (1 + i);
            var size = BinaryPrimitives.ReadUInt32BigEndian(header[at..]);
            if (size > int.MaxValue || (size == 0 && i > 0))
            {
                throw new DatasetException(
                    file.Path, $"at byte {at}, dimension {i} has the size {size:N0}; expected {(i == 0 ? 0 : 1)} to {int.MaxValue:N0}.");
            }

            sizes[i] = (int)size;
            length *= size;
        }

        // Before anything of that size is allocated.
        length += (UInt128)HeaderLength(dimensions);
        if (length > (UInt128)file.MostLength)
        {
            throw WrongLength(
                file, sizes, $"{(file.IsCompressed ? "is compressed and cannot have" : "has")} more than {file.MostLength:N0}");
        }

        return sizes;
    }

    private static DatasetException WrongLength(DataFile file, int[] sizes, string found) =>
        new(file.Path, $"the length is wrong. The header says {string.Join(" x ", sizes.Select(size => $"{size:N0}"))} bytes "
            + $"from byte {HeaderLength(sizes.Length)} on; the file {found}.");
}
