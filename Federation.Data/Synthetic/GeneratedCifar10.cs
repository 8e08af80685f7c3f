namespace Federation.Data;

/// <summary>
/// Images of CIFAR-10's shape and number of classes for where the real ones cannot be had. Each class has a few smooth coloured
/// patterns; an image is one of them, shifted and perhaps mirrored, half hidden behind a pattern of no class and noise. A small
/// convolutional network learns them in a few epochs, and learns more of them in a few more, but not all at once.
/// Immutable and safe for concurrent use.
/// </summary>
public sealed class GeneratedCifar10
{
    private const int PatternsPerClass = 6;
    private const int Margin = 4; // pixels an image may be shifted by, to each side
    private const float SignalContrast = 46;
    private const float ClutterContrast = 46;
    private const float NoiseContrast = 26;

    private const int TrainStream = 1;
    private const int TestStream = 2;
    private const int PatternStream = 3;

    private readonly ulong _seed;
    private readonly SmoothPattern[] _patterns;

    /// <summary>Makes the classes' patterns; each image is only made when it is asked for.</summary>
    /// <param name="seed">Decides everything: the same seed gives the same images on every machine.</param>
    public GeneratedCifar10(ulong seed)
    {
        _seed = seed;
        _patterns = new SmoothPattern[Cifar10.ClassNames.Count * PatternsPerClass];
        for (var i = 0; i < _patterns.Length; i++)
        {
            var random = new SplitMix64(Seeds.Derive(seed, PatternStream, i));
            _patterns[i] = new SmoothPattern(ref random, Cifar10.Shape.Width + (2 * Margin));
        }
    }

    /// <summary>
    /// Training images. Image i is the same whichever range it is asked for in, and there is no last one, so each client can
    /// make its own part.
    /// </summary>
    /// <param name="start">The first image's number, at least 0.</param>
    /// <param name="count">How many images, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ImageDataset Train(int start, int count) => Make(TrainStream, start, count);

    /// <summary>Test images, made of the same patterns as the training images.</summary>
    /// <param name="count">How many images, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ImageDataset Test(int count) => Make(TestStream, 0, count);

    private ImageDataset Make(int stream, int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength / Cifar10.Shape.Size);

        var pixels = new byte[count * Cifar10.Shape.Size];
        var labels = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var random = new SplitMix64(Seeds.Derive(_seed, stream, (long)start + i));
            labels[i] = (byte)random.Next(Cifar10.ClassNames.Count);
            Draw(labels[i], ref random, pixels.AsSpan(i * Cifar10.Shape.Size, Cifar10.Shape.Size));
        }

        return ImageDataset.Own(pixels, labels, Cifar10.Shape, Cifar10.ClassNames.Count);
    }

    private void Draw(int label, ref SplitMix64 random, Span<byte> image)
    {
        var pattern = _patterns[(label * PatternsPerClass) + random.Next(PatternsPerClass)];
        var clutter = new SmoothPattern(ref random, Cifar10.Shape.Width);
        var (left, top, mirrored) = (random.Next((2 * Margin) + 1), random.Next((2 * Margin) + 1), random.Next(2) == 1);
        var (height, width) = (Cifar10.Shape.Height, Cifar10.Shape.Width);
        for (var channel = 0; channel < Cifar10.Shape.Channels; channel++)
        {
            for (var row = 0; row < height; row++)
            {
                for (var column = 0; column < width; column++)
                {
                    var source = mirrored ? width - 1 - column : column;
                    var value = 127.5f
                        + (SignalContrast * pattern[channel, top + row, left + source])
                        + (ClutterContrast * clutter[channel, row, column])
                        + (NoiseContrast * random.NextNormal());
                    image[(((channel * height) + row) * width) + column] = (byte)Math.Clamp(value, 0, 255);
                }
            }
        }
    }
}
