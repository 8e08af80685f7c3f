using Federation.Data;

namespace TwoDevices.Data;

/// <summary>Pictures of two classes, of which the devices get some each.</summary>
internal sealed class Pictures
{
    private readonly ImageDataset _images;

    /// <summary>Takes two classes of a set.</summary>
    /// <param name="origin">Where the pictures are from, for people.</param>
    /// <param name="images">A set that has both classes, and perhaps others.</param>
    /// <param name="labels">The labels of the two.</param>
    /// <param name="classNames">The names of the two.</param>
    /// <exception cref="DatasetException">A class has too few pictures.</exception>
    public Pictures(string origin, ImageDataset images, IReadOnlyList<int> labels, IReadOnlyList<string> classNames)
    {
        _images = images;
        ClassNames = classNames;
        ByClass = [.. labels.Select(label => (IReadOnlyList<int>)[.. Enumerable.Range(0, images.Count).Where(i => images.Labels[i] == label)])];
        foreach (var (name, found) in classNames.Zip(ByClass))
        {
            if (found.Count < DeviceSplit.NeededOfEach)
            {
                throw new DatasetException(
                    origin,
                    $"there are {found.Count} pictures of \"{name}\"; at least {DeviceSplit.NeededOfEach} are needed of each class, "
                    + $"{DeviceSplit.Few} for one device, {DeviceSplit.Many} for the other, and {DeviceSplit.HeldOutOfEach} to measure with.");
            }
        }
    }

    /// <summary>The two names.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Which pictures are of the first class, and which of the second.</summary>
    public IReadOnlyList<IReadOnlyList<int>> ByClass { get; }

    /// <summary>A set of some of the first class, which get label 0, and some of the second, which get label 1.</summary>
    public ImageDataset Take(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var size = _images.Shape.Size;
        var pixels = new byte[(first.Length + second.Length) * size];
        var labels = new byte[first.Length + second.Length];
        labels.AsSpan(first.Length).Fill(1);
        for (var i = 0; i < labels.Length; i++)
        {
            _images.GetPixels(i < first.Length ? first[i] : second[i - first.Length]).CopyTo(pixels.AsSpan(i * size));
        }

        return ImageDataset.Create(pixels, labels, _images.Shape, 2);
    }
}
