namespace Federation.Data;

/// <summary>Reads the images of a folder into one set.</summary>
internal sealed class ImageFolderReader(ImageFolderListing listing, ImageColors colors)
{
    /// <summary>The longest file that is read: the largest PNG that does not compress at all is half of it.</summary>
    public const int MaxFileLength = 1 << 30;

    private readonly int _channels = colors == ImageColors.Grey ? 1 : 3;

    // Made when the first image has been decoded.
    private ImageShape _shape;
    private byte[] _pixels = [];

    /// <summary>Reads all of them.</summary>
    public ImageDataset Read(IProgress<ImageFolderProgress>? progress, CancellationToken cancellationToken)
    {
        for (var i = 0; i < listing.Files.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(i, Load(listing.Files[i]));
            progress?.Report(new ImageFolderProgress(i + 1, listing.Files.Count));
        }

        return ImageDataset.Own(_pixels, listing.Labels, _shape, listing.ClassNames.Count);
    }

    private static ImageFile Load(string path)
    {
        var length = new FileInfo(path).Length;
        return length <= MaxFileLength
            ? new ImageFile(path, File.ReadAllBytes(path))
            : throw new DatasetException(path, $"the file has {length:N0} bytes; an image of at most {MaxFileLength:N0} is expected.");
    }

    private void Add(int index, ImageFile file)
    {
        // Nothing of the pixels is decoded before the size is known to be the right one.
        var image = EncodedImage.Open(file);
        if (index > 0 && (image.Height != _shape.Height || image.Width != _shape.Width))
        {
            throw new DatasetException(
                file.Path,
                $"the image has {image.Height}x{image.Width} pixels (rows x columns); expected {_shape.Height}x{_shape.Width}, "
                + $"as {listing.Files[0]} has. All images of a set must have the same size.");
        }

        var raster = image.Decode();
        if (index == 0)
        {
            Allocate(image);
        }

        var target = _pixels.AsSpan(index * _shape.Size, _shape.Size);
        if (colors == ImageColors.Grey)
        {
            raster.CopyGrey(target);
        }
        else
        {
            raster.CopyRgb(target);
        }
    }

    private void Allocate(EncodedImage first)
    {
        _shape = new ImageShape(_channels, first.Height, first.Width);
        var length = (long)_shape.Size * listing.Files.Count;
        _pixels = length <= Array.MaxLength
            ? new byte[length]
            : throw new DatasetException(
                listing.Directory,
                $"{listing.Files.Count:N0} images of {_shape} take {length:N0} bytes; a set has at most {Array.MaxLength:N0}. Make the images smaller.");
    }
}
