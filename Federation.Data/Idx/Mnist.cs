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

    // The lengths are those on the set's home page, the MD5s are torchvision's.
    private static readonly PublishedFile[] PublishedFiles =
    [
        new("train-images-idx3-ubyte.gz", 9_912_422, "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
        new("train-labels-idx1-ubyte.gz", 28_881, "d53e105ee54ea40749a09fcbcd1e9432"),
        new("t10k-images-idx3-ubyte.gz", 1_648_877, "9fb629c4189551a2d022fa330f9573f3"),
        new("t10k-labels-idx1-ubyte.gz", 4_542, "ec29112dd5afa0611ce80d1b7f02629c"),
    ];

    private static readonly string RawFolder = Path.Combine("MNIST", "raw");
    private static readonly DataFolder Folder = new(RawFolder);

    /// <summary>Where the data set is downloaded from: PyTorch's mirror of the published files.</summary>
    public static Uri MirrorUri { get; } = new("https://ossci-datasets.s3.amazonaws.com/mnist/");

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

    /// <summary>
    /// Downloads the four files of MNIST itself, checks their MD5s and puts them, compressed as they are, to <c>MNIST/raw</c> in the
    /// folder, where torchvision looks too. The folder holds either the complete data set or nothing new.
    /// </summary>
    /// <param name="directory">Where to; it is made if it does not exist.</param>
    /// <param name="httpClient">What to download with.</param>
    /// <param name="progress">Is told how far the download has come, from any thread.</param>
    /// <param name="cancellationToken">Ends the download and removes what there is of it.</param>
    /// <exception cref="DownloadException">A file could not be had; the message says why.</exception>
    /// <exception cref="IOException">The folder could not be written to.</exception>
    public static Task DownloadAsync(
        string directory,
        HttpClient httpClient,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DatasetInstaller.InstallAsync(
            new FilesSource(MirrorUri, RawFolder, PublishedFiles), directory, httpClient, progress, cancellationToken);

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
