namespace Federation.Data;

/// <summary>
/// How a pixel's byte becomes a float: (byte / 255 - mean) / deviation, each channel with its own mean and deviation, computed
/// in single precision as torchvision does. Immutable and safe for concurrent use.
/// </summary>
public sealed class PixelNormalization
{
    private const int Levels = byte.MaxValue + 1;

    // All 256 results of each channel: a byte has no others.
    private readonly float[] _table;

    /// <summary>Makes a normalization of the given means and deviations, one for each channel, in units of 0 to 1.</summary>
    /// <exception cref="ArgumentException">The two have not the same length, are empty, or a deviation is not above 0.</exception>
    public PixelNormalization(ReadOnlySpan<float> means, ReadOnlySpan<float> deviations)
    {
        if (means.IsEmpty || means.Length != deviations.Length)
        {
            throw new ArgumentException(
                $"There are {means.Length} means and {deviations.Length} deviations; one of each is expected for every channel.",
                nameof(deviations));
        }

        Channels = means.Length;
        Means = means.ToArray();
        Deviations = deviations.ToArray();
        _table = new float[Channels * Levels];
        for (var channel = 0; channel < Channels; channel++)
        {
            if (!(deviations[channel] > 0) || !float.IsFinite(deviations[channel]) || !float.IsFinite(means[channel]))
            {
                throw new ArgumentException(
                    $"Channel {channel} has mean {means[channel]} and deviation {deviations[channel]}; "
                    + "a finite mean and a finite deviation above 0 are expected.",
                    nameof(deviations));
            }

            for (var level = 0; level < Levels; level++)
            {
                _table[(channel * Levels) + level] = ((level / 255f) - means[channel]) / deviations[channel];
            }
        }
    }

    /// <summary>Three channels, each from 0..255 to -1..1: the PyTorch tutorial's choice for CIFAR-10.</summary>
    public static PixelNormalization Symmetric { get; } = new([0.5f, 0.5f, 0.5f], [0.5f, 0.5f, 0.5f]);

    /// <summary>Three channels, each by the mean and the deviation of CIFAR-10's training images.</summary>
    public static PixelNormalization Cifar10 { get; } = new([0.4914f, 0.4822f, 0.4465f], [0.2470f, 0.2435f, 0.2616f]);

    /// <summary>One channel, by the mean and the deviation of MNIST's training images.</summary>
    public static PixelNormalization Mnist { get; } = new([0.1307f], [0.3081f]);

    /// <summary>How many channels there are.</summary>
    public int Channels { get; }

    /// <summary>Each channel's mean, in units of 0 to 1.</summary>
    public IReadOnlyList<float> Means { get; }

    /// <summary>Each channel's deviation, in units of 0 to 1.</summary>
    public IReadOnlyList<float> Deviations { get; }

    /// <summary>
    /// The normalization that gives each channel of the images mean 0 and deviation 1 (of the population: divided by n). It is
    /// worked out over integers, so it is the same in whatever order the images are.
    /// </summary>
    /// <param name="images">The images, at least one; a set's training images as a rule.</param>
    /// <exception cref="ArgumentException">There are no images, or a channel is the same everywhere and so has no deviation.</exception>
    public static PixelNormalization Of(ImageDataset images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0)
        {
            throw new ArgumentException("There are no images to work out a mean of.", nameof(images));
        }

        var statistics = new PixelStatistics(images);
        var (means, deviations) = (new float[images.Shape.Channels], new float[images.Shape.Channels]);
        for (var channel = 0; channel < means.Length; channel++)
        {
            (means[channel], deviations[channel]) = statistics.Of(channel);
            if (deviations[channel] == 0)
            {
                throw new ArgumentException(
                    $"Channel {channel} is {means[channel] * byte.MaxValue:0} in every pixel of every image: there is no deviation to divide by.",
                    nameof(images));
            }
        }

        return new PixelNormalization(means, deviations);
    }

    /// <summary>Normalizes one image.</summary>
    internal void Apply(ReadOnlySpan<byte> image, ImageShape shape, Span<float> destination)
    {
        if (shape.Channels != Channels)
        {
            throw new ArgumentException($"The normalization has {Channels} channels, the images have {shape.Channels}.", nameof(shape));
        }

        for (var channel = 0; channel < Channels; channel++)
        {
            ReadOnlySpan<float> table = _table.AsSpan(channel * Levels, Levels);
            var plane = image.Slice(channel * shape.PlaneSize, shape.PlaneSize);
            var target = destination.Slice(channel * shape.PlaneSize, shape.PlaneSize);
            for (var i = 0; i < plane.Length; i++)
            {
                target[i] = table[plane[i]];
            }
        }
    }
}
