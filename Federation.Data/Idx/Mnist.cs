namespace Federation.Data;

/// <summary>
/// MNIST's 60,000 training and 10,000 test images of handwritten digits, in their four idx files, plain or gzip. Fashion-MNIST and
/// KMNIST have the same files and are read by the same methods from a folder of their own; see <see cref="IdxImages"/> for others.
/// </summary>
public static class Mnist
{
    /// <summary>How many training images the published set has.</summary>
    public const int TrainCount = 60_000;

    /// <summary>How many test images the published set has.</summary>
    public const int TestCount = 10_000;

    /// <summary>How many classes there are; of MNIST itself a label is the digit.</summary>
    public const int ClassCount = 10;

    private static readonly DataFolder Folder = new(Path.Combine("MNIST", "raw"));

    /// <summary>The shape of each image: one plane of 28x28 pixels, 0 for paper and 255 for ink.</summary>
    public static ImageShape Shape { get; } = new(1, 28, 28);

    /// <summary>
    /// Whether any of the data set's files is in the folder, or in torchvision's <c>MNIST/raw</c> within it, with or without
    /// <c>.gz</c> at its end. Says nothing about whether the files are sound: reading them does.
    /// </summary>
    public static bool IsPresent(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return new[] { "train", "t10k" }.Any(
            part => Folder.Find(directory, Names(part, "images", 3)) is not null || Folder.Find(directory, Names(part, "labels", 1)) is not null);
    }

    /// <summary>Reads training images: all, or the given range of them.</summary>
    /// <param name="directory">The folder with <c>train-images-idx3-ubyte</c> and <c>train-labels-idx1-ubyte</c>, or with <c>MNIST/raw</c> in it.</param>
    /// <param name="range">Which images, such as <c>5000..10000</c>; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetException">A file is missing, too short, too long, or holds something else.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the images that there are.</exception>
    public static Task<ImageDataset> ReadTrainAsync(
        string directory, Range? range = null, CancellationToken cancellationToken = default) =>
        ReadAsync(directory, "train", range, cancellationToken);

    /// <summary>Reads the test images.</summary>
    /// <param name="directory">The folder with <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, or with <c>MNIST/raw</c> in it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetException">A file is missing, too short, too long, or holds something else.</exception>
    public static Task<ImageDataset> ReadTestAsync(string directory, CancellationToken cancellationToken = default) =>
        ReadAsync(directory, "t10k", null, cancellationToken);

    private static async Task<ImageDataset> ReadAsync(
        string directory, string part, Range? range, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var imagesPath = Folder.Require(directory, Names(part, "images", 3));
        var images = await IdxImages.ReadAsync(
            imagesPath, Folder.Require(directory, Names(part, "labels", 1)), ClassCount, range, cancellationToken).ConfigureAwait(false);
        return images.Shape == Shape
            ? images
            : throw new DatasetException(
                imagesPath, $"at byte 8, expected images of {Shape.Height}x{Shape.Width}, found {images.Shape.Height}x{images.Shape.Width}.");
    }

    // Both ways of writing the name are about: the one with a dot is what some unpackers make of the other.
    private static string[] Names(string part, string what, int dimensions) =>
        [$"{part}-{what}-idx{dimensions}-ubyte", $"{part}-{what}.idx{dimensions}-ubyte"];
}
