using Federation.Core;

namespace Federation.Data;

/// <summary>A pattern without edges in each of its channels: a coarse grid of random values, and the values between them.</summary>
internal sealed class SmoothPattern
{
    private const int Cells = 5;

    private readonly ImageShape _shape;
    private readonly float[] _values;

    /// <summary>Draws a pattern of the given shape with mean about 0 and values of about -2 to 2.</summary>
    public SmoothPattern(ref SplitMix64 random, ImageShape shape)
    {
        _shape = shape;
        _values = new float[shape.Size];
        Span<float> grid = stackalloc float[(Cells + 1) * (Cells + 1)];
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            foreach (ref var corner in grid)
            {
                corner = random.NextNormal();
            }

            Fill(grid, _values.AsSpan(channel * shape.PlaneSize, shape.PlaneSize));
        }
    }

    /// <summary>The value at a place.</summary>
    public float this[int channel, int row, int column] => _values[(((channel * _shape.Height) + row) * _shape.Width) + column];

    private void Fill(ReadOnlySpan<float> grid, Span<float> plane)
    {
        for (var row = 0; row < _shape.Height; row++)
        {
            var (cellRow, down) = Locate(row, _shape.Height);
            for (var column = 0; column < _shape.Width; column++)
            {
                var (cellColumn, right) = Locate(column, _shape.Width);
                var corner = (cellRow * (Cells + 1)) + cellColumn;
                var upper = Between(grid[corner], grid[corner + 1], right);
                var lower = Between(grid[corner + Cells + 1], grid[corner + Cells + 2], right);
                plane[(row * _shape.Width) + column] = Between(upper, lower, down);
            }
        }
    }

    private static float Between(float a, float b, float part) => a + ((b - a) * part);

    private static (int Cell, float Part) Locate(int position, int size)
    {
        var scaled = position * (float)Cells / size;
        var cell = (int)scaled;
        return (cell, scaled - cell);
    }
}
