using Federation.Data;

namespace Federation.Samples;

/// <summary>A published data set that samples know how to find, to fetch and to stand in for.</summary>
public sealed class KnownDataset
{
    // The same images on every machine, as a published data set's are.
    private const ulong GeneratedSeed = 1;

    private KnownDataset()
    {
    }

    /// <summary>MNIST: 60,000 training and 10,000 test images of digits, 1x28x28.</summary>
    public static KnownDataset Mnist { get; } = new()
    {
        Name = "mnist",
        Title = "MNIST",
        FilesInWords = "four idx files",
        Home = Data.Mnist.MirrorUri,
        TrainCount = Data.Mnist.TrainCount,
        TestCount = Data.Mnist.TestCount,
        Normalization = PixelNormalization.Mnist,
        IsPresent = Data.Mnist.IsPresent,
        DownloadAsync = Data.Mnist.DownloadAsync,
        ReadTrainAsync = Data.Mnist.ReadTrainAsync,
        ReadTestAsync = Data.Mnist.ReadTestAsync,
        Generate = () => GeneratedDataset.LikeMnist(GeneratedSeed),
    };

    /// <summary>CIFAR-10: 50,000 training and 10,000 test photographs of ten kinds, 3x32x32.</summary>
    public static KnownDataset Cifar10 { get; } = new()
    {
        Name = "cifar10",
        Title = "CIFAR-10",
        FilesInWords = "binary files",
        Home = Data.Cifar10.OfficialUri,
        TrainCount = Data.Cifar10.TrainCount,
        TestCount = Data.Cifar10.TestCount,
        Normalization = PixelNormalization.Cifar10,
        IsPresent = Data.Cifar10.IsPresent,
        DownloadAsync = Data.Cifar10.DownloadAsync,
        ReadTrainAsync = Data.Cifar10.ReadTrainAsync,
        ReadTestAsync = Data.Cifar10.ReadTestAsync,
        Generate = () => GeneratedDataset.LikeCifar10(GeneratedSeed),
    };

    /// <summary>Its name for programs, such as <c>mnist</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Title { get; init; }

    /// <summary>How many training images there are.</summary>
    public required int TrainCount { get; init; }

    /// <summary>How many test images there are.</summary>
    public required int TestCount { get; init; }

    /// <summary>How its bytes become floats, by the mean and deviation of its training images.</summary>
    public required PixelNormalization Normalization { get; init; }

    /// <summary>What its files are, for people.</summary>
    public required string FilesInWords { get; init; }

    /// <summary>Where it is downloaded from.</summary>
    public required Uri Home { get; init; }

    /// <summary>Whether a folder has any of its files.</summary>
    public required Func<string, bool> IsPresent { get; init; }

    /// <summary>Downloads it to a folder.</summary>
    public required Func<string, HttpClient, IProgress<DownloadProgress>?, CancellationToken, Task> DownloadAsync { get; init; }

    /// <summary>Reads training images of a folder.</summary>
    public required Func<string, Range?, CancellationToken, Task<ImageDataset>> ReadTrainAsync { get; init; }

    /// <summary>Reads the test images of a folder.</summary>
    public required Func<string, CancellationToken, Task<ImageDataset>> ReadTestAsync { get; init; }

    /// <summary>Makes images of its shape.</summary>
    public required Func<GeneratedDataset> Generate { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Title;
}
