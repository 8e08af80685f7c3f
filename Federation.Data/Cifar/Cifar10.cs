namespace Federation.Data;

/// <summary>
/// CIFAR-10 in its binary layout: five files of training images and one of test images, each 10,000 records of a label and
/// three planes of 32x32 pixels, plain or compressed with gzip.
/// </summary>
public static class Cifar10
{
    /// <summary>How many training images there are.</summary>
    public const int TrainCount = TrainFileCount * RecordsPerFile;

    /// <summary>How many test images there are.</summary>
    public const int TestCount = RecordsPerFile;

    /// <summary>The folder that the official archive unpacks to.</summary>
    internal const string ArchiveFolder = "cifar-10-batches-bin";

    internal const int RecordsPerFile = 10_000;
    internal const int TrainFileCount = 5;

    /// <summary>Where the data set is published.</summary>
    public static Uri OfficialUri { get; } = new("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");

    /// <summary>The archive's MD5, as it is published beside it.</summary>
    public static string OfficialMd5 => "c32a1d4ab5d03f1284b67883e8d87530";

    /// <summary>The shape of each image: red, green and blue planes of 32x32 pixels.</summary>
    public static ImageShape Shape { get; } = new(3, 32, 32);

    /// <summary>The names of the ten classes, in the order of their labels.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>The names of the six data files, the training files first.</summary>
    internal static IReadOnlyList<string> FileNames { get; } =
    [
        "data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin", "test_batch.bin",
    ];

    /// <summary>
    /// Whether any of the data set's files is in the folder, in its <c>cifar-10-batches-bin</c>, or in either with
    /// <c>.gz</c> at its end. Says nothing about whether the files are sound: reading them does.
    /// </summary>
    public static bool IsPresent(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return FileNames.Any(name => Cifar10Files.Folder.Find(directory, name) is not null);
    }

    /// <summary>Reads training images: all 50,000, or the given range of them (only the files that hold it are opened).</summary>
    /// <param name="directory">The folder with the files, or with <c>cifar-10-batches-bin</c> in it.</param>
    /// <param name="range">Which images, such as <c>5000..10000</c>; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetException">A file is missing, too short, too long, or holds something else.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within 0..50000.</exception>
    public static Task<ImageDataset> ReadTrainAsync(
        string directory, Range? range = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var (start, count) = (range ?? Range.All).GetOffsetAndLength(TrainCount);
        return Cifar10Files.ReadAsync(directory, 0, start, count, cancellationToken);
    }

    /// <summary>Reads the 10,000 test images.</summary>
    /// <param name="directory">The folder with the files, or with <c>cifar-10-batches-bin</c> in it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetException">The file is missing, too short, too long, or holds something else.</exception>
    public static Task<ImageDataset> ReadTestAsync(string directory, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return Cifar10Files.ReadAsync(directory, TrainFileCount, 0, TestCount, cancellationToken);
    }

    /// <summary>
    /// Downloads the archive from its official home, checks its MD5 and unpacks the six files and the list of class names to
    /// <c>cifar-10-batches-bin</c> in the folder. The folder holds either the complete data set or nothing new.
    /// </summary>
    /// <param name="directory">Where to; it is made if it does not exist.</param>
    /// <param name="httpClient">What to download with.</param>
    /// <param name="progress">Is told how far the download has come, from any thread.</param>
    /// <param name="cancellationToken">Ends the download and removes what there is of it.</param>
    /// <exception cref="DownloadException">The archive could not be had; the message says why.</exception>
    /// <exception cref="DatasetException">The archive's checksum was right but its content was not.</exception>
    /// <exception cref="IOException">The folder could not be written to.</exception>
    public static Task DownloadAsync(
        string directory,
        HttpClient httpClient,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DatasetInstaller.InstallAsync(
            new ArchiveSource(OfficialUri, OfficialMd5, ArchiveFolder, FileNames, ["batches.meta.txt"]),
            directory,
            httpClient,
            progress,
            cancellationToken);
}
