namespace Federation.Data;

/// <summary>Where numbers lie on an axis, and which of them are written beside it.</summary>
internal sealed class Scale
{
    private readonly double _low;
    private readonly double _high;
    private readonly double _length;
    private readonly bool _isLogarithmic;

    private Scale(double low, double high, double length, bool isLogarithmic, IReadOnlyList<double> ticks) =>
        (_low, _high, _length, _isLogarithmic, Ticks) = (low, high, length, isLogarithmic, ticks);

    /// <summary>The round numbers that are written.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>From 0 to the round number above the largest, in at most six steps of 1, 2 or 5.</summary>
    public static Scale Linear(double largest, double length)
    {
        largest = Math.Max(largest, 1);
        var step = 1.0;
        for (var i = 0; Math.Ceiling(largest / step) > 6; i++)
        {
            step *= i % 3 == 1 ? 2.5 : 2; // 1, 2, 5, 10, ...
        }

        var steps = (int)Math.Ceiling(largest / step);
        return new Scale(0, steps * step, length, false, [.. Enumerable.Range(0, steps + 1).Select(i => i * step)]);
    }

    /// <summary>By powers of ten round the smallest and the largest, both above 0.</summary>
    public static Scale Logarithmic(double smallest, double largest, double length)
    {
        var (low, high) = (1.0, 1.0);
        while (low * 10 <= smallest)
        {
            low *= 10;
        }

        var ticks = new List<double> { low };
        for (high = low; high < largest; ticks.Add(high))
        {
            high *= 10;
        }

        return new Scale(low, Math.Max(high, low * 10), length, true, ticks);
    }

    /// <summary>How far from the axis's beginning a number lies.</summary>
    public double At(double value) => _isLogarithmic
        ? Math.Max(0, Math.Log(value / _low) / Math.Log(_high / _low)) * _length
        : (value - _low) / (_high - _low) * _length;
}
