namespace Federation.Data;

/// <summary>How often each byte occurs in each channel of a set: from the counts, mean and deviation are exact.</summary>
internal sealed class PixelStatistics
{
    private const int Levels = byte.MaxValue + 1;

    private readonly long[] _counts;
    private readonly long _pixels;

    /// <summary>Counts.</summary>
    public PixelStatistics(ImageDataset images)
    {
        var shape = images.Shape;
        _counts = new long[shape.Channels * Levels];
        _pixels = (long)images.Count * shape.PlaneSize;
        for (var i = 0; i < images.Count; i++)
        {
            var image = images.GetPixels(i);
            for (var channel = 0; channel < shape.Channels; channel++)
            {
                var counts = _counts.AsSpan(channel * Levels, Levels);
                foreach (var pixel in image.Slice(channel * shape.PlaneSize, shape.PlaneSize))
                {
                    counts[pixel]++;
                }
            }
        }
    }

    /// <summary>A channel's mean and its deviation (of the population: divided by n), in units of 0 to 1.</summary>
    public (float Mean, float Deviation) Of(int channel)
    {
        var (sum, squares) = (0L, 0L);
        for (var level = 0; level < Levels; level++)
        {
            var count = _counts[(channel * Levels) + level];
            sum += count * level;
            squares += count * level * level;
        }

        // n * (sum of squares) - (sum)^2 takes up to 78 bits.
        var scatter = ((UInt128)_pixels * (UInt128)squares) - ((UInt128)sum * (UInt128)sum);
        var scale = _pixels * (double)byte.MaxValue;
        return ((float)(sum / scale), (float)(Math.Sqrt((double)scatter) / scale));
    }
}
