namespace Federation.Data;

/// <summary>
/// Labelled images of one shape, kept as the bytes they came as. Immutable; <see cref="Slice"/>, a range such as
/// <c>images[..4500]</c> and <see cref="Select"/> are views that copy no image, so one set in memory can serve many clients.
/// Safe for concurrent use.
/// </summary>
public sealed class ImageDataset
{
    /// <summary>The most classes that labels of one byte can tell apart.</summary>
    internal const int MaxClassCount = byte.MaxValue + 1;

    private readonly byte[] _pixels;

    // Where each image lies among the pixels; null where they lie in a row from _start on.
    private readonly ReadOnlyMemory<int>? _places;
    private readonly int _start;
    private readonly ReadOnlyMemory<byte> _labels;

    private ImageDataset(
        byte[] pixels, int start, ReadOnlyMemory<int>? places, ReadOnlyMemory<byte> labels, ImageShape shape, int classCount)
    {
        _pixels = pixels;
        _start = start;
        _places = places;
        _labels = labels;
        Shape = shape;
        ClassCount = classCount;
    }

    /// <summary>How many images there are.</summary>
    public int Count => _labels.Length;

    /// <summary>The shape of each image.</summary>
    public ImageShape Shape { get; }

    /// <summary>How many classes the labels are of: labels are 0 to <see cref="ClassCount"/> - 1.</summary>
    public int ClassCount { get; }

    /// <summary>The label of each image.</summary>
    public ReadOnlySpan<byte> Labels => _labels.Span;

    /// <summary>Makes a set of the given images. The bytes are copied.</summary>
    /// <param name="pixels">The images one after the other, each plane by plane, row by row.</param>
    /// <param name="labels">One label for each image.</param>
    /// <param name="shape">The shape of each image.</param>
    /// <param name="classCount">How many classes there are, 1 to 256.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or a label is not below <paramref name="classCount"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shape or the number of classes is out of range.</exception>
    public static ImageDataset Create(ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> labels, ImageShape shape, int classCount) =>
        Own(pixels.ToArray(), labels.ToArray(), shape, classCount);

    /// <summary>The pixels of one image: <see cref="ImageShape.Size"/> bytes, plane by plane, row by row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public ReadOnlySpan<byte> GetPixels(int index)
    {
        ThrowIfOutside(index);
        return _pixels.AsSpan(Place(index) * Shape.Size, Shape.Size);
    }

    /// <summary>A view of <paramref name="length"/> images from <paramref name="start"/> on; nothing is copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The images are not all within this set.</exception>
    public ImageDataset Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (start > Count - length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(length), $"{length} images from {start} on were asked of a set of {Count}.");
        }

        return new ImageDataset(
            _pixels, _start + start, _places?.Slice(start, length), _labels.Slice(start, length), Shape, ClassCount);
    }

    /// <summary>
    /// A view of the chosen images, in the order given; one may be chosen more than once. No image is copied: a view takes five
    /// bytes for each of its images.
    /// </summary>
    /// <param name="indices">Which images.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not within this set.</exception>
    public ImageDataset Select(ReadOnlySpan<int> indices)
    {
        var places = new int[indices.Length];
        var labels = new byte[indices.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            ThrowIfOutside(indices[i]);
            places[i] = Place(indices[i]);
            labels[i] = Labels[indices[i]];
        }

        return new ImageDataset(_pixels, 0, places, labels, Shape, ClassCount);
    }

    /// <summary>Writes the chosen images as normalized floats, and their labels, into the caller's buffers.</summary>
    /// <param name="indices">Which images, in the order wanted; see <see cref="BatchOrder"/>.</param>
    /// <param name="normalization">How a byte becomes a float; it must have as many channels as the images.</param>
    /// <param name="pixels">Receives the images; its length must be the number of indices times <see cref="ImageShape.Size"/>.</param>
    /// <param name="labels">Receives the labels; its length must be the number of indices.</param>
    /// <exception cref="ArgumentException">A buffer's length or the number of channels does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not within this set.</exception>
    public void CopyBatch(
        ReadOnlySpan<int> indices, PixelNormalization normalization, Span<float> pixels, Span<long> labels)
    {
        ArgumentNullException.ThrowIfNull(normalization);
        ThrowIfNotLength(pixels.Length, indices.Length * Shape.Size, nameof(pixels));
        ThrowIfNotLength(labels.Length, indices.Length, nameof(labels));

        for (var i = 0; i < indices.Length; i++)
        {
            normalization.Apply(GetPixels(indices[i]), Shape, pixels.Slice(i * Shape.Size, Shape.Size));
            labels[i] = Labels[indices[i]];
        }
    }

    /// <summary>Makes a set of arrays that the caller gives away.</summary>
    internal static ImageDataset Own(byte[] pixels, byte[] labels, ImageShape shape, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.Channels, 1, nameof(shape));
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.Height, 1, nameof(shape));
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.Width, 1, nameof(shape));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            (long)shape.Height * shape.Width, Array.MaxLength / shape.Channels, nameof(shape));
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classCount, MaxClassCount);
        if ((long)labels.Length * shape.Size != pixels.Length)
        {
            throw new ArgumentException(
                $"{labels.Length} images of {shape} take {(long)labels.Length * shape.Size} bytes, but {pixels.Length} were given.",
                nameof(pixels));
        }

        var wrong = IndexOfWrongLabel(labels, classCount);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"Image {wrong} has label {labels[wrong]}; labels of {classCount} classes are 0 to {classCount - 1}.", nameof(labels));
        }

        return new ImageDataset(pixels, 0, null, labels, shape, classCount);
    }

    /// <summary>The first label that is not below the number of classes, or -1.</summary>
    internal static int IndexOfWrongLabel(ReadOnlySpan<byte> labels, int classCount) =>
        labels.IndexOfAnyExceptInRange((byte)0, (byte)(classCount - 1));

    private static void ThrowIfNotLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"The buffer holds {length} elements where {expected} are expected.", name);
        }
    }

    private int Place(int index) => _places is { } places ? places.Span[index] : _start + index;

    private void ThrowIfOutside(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The set has {Count} images, counted from 0.");
        }
    }
}
