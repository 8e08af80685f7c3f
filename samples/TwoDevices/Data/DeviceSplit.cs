using Federation.Data;

namespace TwoDevices.Data;

/// <summary>
/// Who has which pictures. The first device has few of the first class and many of the second, the second device the opposite; what the
/// models are measured with is as many of both, and nobody trains on it.
/// </summary>
/// <param name="Devices">Each device's pictures.</param>
/// <param name="HeldOut">What the models are measured with.</param>
internal sealed record DeviceSplit(IReadOnlyList<ImageDataset> Devices, ImageDataset HeldOut)
{
    /// <summary>How many pictures a device has of the class that it hardly sees.</summary>
    public const int Few = 10;

    /// <summary>How many pictures a device has of the class that it sees all the time.</summary>
    public const int Many = 70;

    /// <summary>How many pictures of each class the models are measured with.</summary>
    public const int HeldOutOfEach = 20;

    /// <summary>How many pictures of each class it takes.</summary>
    public const int NeededOfEach = Few + Many + HeldOutOfEach;

    /// <summary>Draws everybody's pictures; none is drawn twice.</summary>
    /// <param name="pictures">What there is.</param>
    /// <param name="seed">Decides which.</param>
    public static DeviceSplit Draw(Pictures pictures, int seed)
    {
        var first = Drawn(pictures.ByClass[0], seed, 0);
        var second = Drawn(pictures.ByClass[1], seed, 1);
        return new DeviceSplit(
            [
                pictures.Take(first.AsSpan(0, Few), second.AsSpan(0, Many)),
                pictures.Take(first.AsSpan(Few, Many), second.AsSpan(Many, Few)),
            ],
            pictures.Take(first.AsSpan(Few + Many), second.AsSpan(Few + Many)));
    }

    private static int[] Drawn(IReadOnlyList<int> pictures, int seed, int label)
    {
        var order = BatchOrder.Shuffled(pictures.Count, pictures.Count, Seeds.Derive((ulong)seed, label)).Single().Span;
        var drawn = new int[NeededOfEach];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = pictures[order[i]];
        }

        return drawn;
    }
}
