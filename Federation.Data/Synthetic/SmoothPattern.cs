namespace Federation.Data;

/// <summary>A coloured pattern without edges: a coarse grid of random values, and the values between them.</summary>
internal sealed class SmoothPattern
{
    private const int Channels = 3;
    private const int Cells = 5;

    private readonly int _size;
    private readonly float[] _values;

    /// <summary>Draws a pattern of the given rows and columns with mean about 0 and values of about -2 to 2.</summary>
    public SmoothPattern(ref SplitMix64 random, int size)
    {
        _size = size;
        _values = new float[Channels * size * size];
        Span<float> grid = stackalloc float[(Cells + 1) * (Cells + 1)];
        for (var channel = 0; channel < Channels; channel++)
        {
            foreach (ref var corner in grid)
            {
                corner = random.NextNormal();
            }

            Fill(grid, _values.AsSpan(channel * size * size, size * size));
        }
    }

    /// <summary>The value at a place.</summary>
    public float this[int channel, int row, int column] => _values[(((channel * _size) + row) * _size) + column];

    private void Fill(ReadOnlySpan<float> grid, Span<float> plane)
    {
        for (var row = 0; row < _size; row++)
        {
            var (cellRow, down) = Locate(row);
            for (var column = 0; column < _size; column++)
            {
                var (cellColumn, right) = Locate(column);
                var corner = (cellRow * (Cells + 1)) + cellColumn;
                var upper = Between(grid[corner], grid[corner + 1], right);
                var lower = Between(grid[corner + Cells + 1], grid[corner + Cells + 2], right);
                plane[(row * _size) + column] = Between(upper, lower, down);
            }
        }
    }

    private static float Between(float a, float b, float part) => a + ((b - a) * part);

    private (int Cell, float Part) Locate(int position)
    {
        var scaled = position * (float)Cells / _size;
        var cell = (int)scaled;
        return (cell, scaled - cell);
    }
}
