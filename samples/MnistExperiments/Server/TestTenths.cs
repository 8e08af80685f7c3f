using Federation.Data;

namespace MnistExperiments.Server;

/// <summary>A random tenth of the test images for each round: the same for all models of the round, another in the next.</summary>
internal sealed class TestTenths(ImageDataset test, int seed)
{
    private const int Stream = 1; // so that the seed's other uses draw other numbers

    private (int Round, ImageDataset Images)? _last;

    /// <summary>How many images a tenth has.</summary>
    public int Size { get; } = Math.Max(test.Count / 10, 1);

    /// <summary>The tenth of a round, from 1.</summary>
    public ImageDataset Of(int round)
    {
        if (_last?.Round != round)
        {
            var indices = BatchOrder.Shuffled(test.Count, Size, Seeds.Derive((ulong)seed, Stream, round)).First();
            _last = (round, test.Select(indices.Span));
        }

        return _last!.Value.Images;
    }
}
