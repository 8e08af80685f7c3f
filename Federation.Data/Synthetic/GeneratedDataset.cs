using Federation.Core;

namespace Federation.Data;

/// <summary>
/// Images of a data set's shape and number of classes for where the real ones cannot be had. Each class has a few smooth
/// patterns; an image is one of them, shifted and perhaps mirrored, half hidden behind a pattern of no class and noise. A small
/// network learns them in a few epochs, and learns more of them in a few more, but not all at once.
/// Immutable and safe for concurrent use.
/// </summary>
public sealed class GeneratedDataset
{
    private const int TrainStream = 1;
    private const int TestStream = 2;
    private const int PatternStream = 3;

    private readonly ulong _seed;
    private readonly ImageShape _shape;
    private readonly int _classCount;
    private readonly GeneratedVariety _variety;
    private readonly SmoothPattern[] _patterns;

    // Each image is only made when it is asked for.
    private GeneratedDataset(ImageShape shape, int classCount, GeneratedVariety variety, ulong seed)
    {
        (_seed, _shape, _classCount, _variety) = (seed, shape, classCount, variety);
        _patterns = new SmoothPattern[classCount * variety.PatternsPerClass];
        var patternShape = shape with { Height = shape.Height + (2 * variety.Margin), Width = shape.Width + (2 * variety.Margin) };
        for (var i = 0; i < _patterns.Length; i++)
        {
            var random = new SplitMix64(Seeds.Derive(seed, PatternStream, i));
            _patterns[i] = new SmoothPattern(ref random, patternShape);
        }
    }

    /// <summary>
    /// Coloured images of CIFAR-10's shape and number of classes. Of the test images, the PyTorch tutorial's network has two thirds
    /// right after eight epochs over 6,000 images.
    /// </summary>
    /// <param name="seed">Decides everything: the same seed gives the same images on every machine.</param>
    public static GeneratedDataset LikeCifar10(ulong seed) => new(Cifar10.Shape, Cifar10.ClassNames.Count, GeneratedVariety.Photographs, seed);

    /// <summary>
    /// Grey images of MNIST's shape and number of classes; they do not look like digits. Of the test images, logistic regression has
    /// nine tenths right after five epochs over 6,000 images, and a small convolutional network almost all.
    /// </summary>
    /// <param name="seed">Decides everything: the same seed gives the same images on every machine.</param>
    public static GeneratedDataset LikeMnist(ulong seed) => new(Mnist.Shape, Mnist.ClassCount, GeneratedVariety.Digits, seed);

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
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength / _shape.Size);

        var pixels = new byte[count * _shape.Size];
        var labels = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var random = new SplitMix64(Seeds.Derive(_seed, stream, (long)start + i));
            labels[i] = (byte)random.Next(_classCount);
            Draw(labels[i], ref random, pixels.AsSpan(i * _shape.Size, _shape.Size));
        }

        return ImageDataset.Own(pixels, labels, _shape, _classCount);
    }

    private void Draw(int label, ref SplitMix64 random, Span<byte> image)
    {
        var pattern = _patterns[(label * _variety.PatternsPerClass) + random.Next(_variety.PatternsPerClass)];
        var clutter = new SmoothPattern(ref random, _shape);
        var (left, top) = (random.Next((2 * _variety.Margin) + 1), random.Next((2 * _variety.Margin) + 1));
        var mirrored = _variety.Mirrors && random.Next(2) == 1;
        var (height, width) = (_shape.Height, _shape.Width);
        for (var channel = 0; channel < _shape.Channels; channel++)
        {
            for (var row = 0; row < height; row++)
            {
                for (var column = 0; column < width; column++)
                {
                    var source = mirrored ? width - 1 - column : column;
                    var value = 127.5f
                        + (_variety.SignalContrast * pattern[channel, top + row, left + source])
                        + (_variety.ClutterContrast * clutter[channel, row, column])
                        + (_variety.NoiseContrast * random.NextNormal());
                    image[(((channel * height) + row) * width) + column] = (byte)Math.Clamp(value, 0, 255);
                }
            }
        }
    }
}
