namespace Federation.Data;

/// <summary>Undoes the filter that each row of a PNG was put through.</summary>
internal static class PngFilter
{
    /// <summary>The filters are numbered 0 to this.</summary>
    public const int Last = 4;

    /// <summary>Restores a row in place.</summary>
    /// <param name="filter">0 for none, 1 for left, 2 for up, 3 for their mean, 4 for Paeth's predictor.</param>
    /// <param name="row">The row as it came.</param>
    /// <param name="above">The restored row above it, zeros if there is none.</param>
    /// <param name="distance">Bytes between a byte and its like in the pixel to the left, at least 1.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i < distance ? 0 : row[i - distance];
            int corner = i < distance ? 0 : above[i - distance];
            row[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                _ => Paeth(left, above[i], corner),
            });
        }
    }

    // Whichever of the three is nearest to left + up - corner; of equals the first.
    private static int Paeth(int left, int up, int corner)
    {
        var toLeft = Math.Abs(up - corner);
        var toUp = Math.Abs(left - corner);
        var toCorner = Math.Abs(left + up - corner - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
