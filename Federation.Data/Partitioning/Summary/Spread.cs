using System.Globalization;

namespace Federation.Data;

/// <summary>How a number is distributed over the clients.</summary>
internal sealed class Spread
{
    private readonly int[] _sorted;

    public Spread(IEnumerable<int> values)
    {
        _sorted = [.. values.Order()];
        Mean = _sorted.Average();
        Deviation = Math.Sqrt(_sorted.Average(value => (value - Mean) * (value - Mean)));
    }

    /// <summary>What the cells of <see cref="Cells"/> are.</summary>
    public static IReadOnlyList<string> Headings { get; } = ["min", "5%", "25%", "median", "75%", "95%", "max", "mean", "deviation"];

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation over all clients.</summary>
    public double Deviation { get; }

    /// <summary>The value that this part of the clients do not exceed (nearest rank).</summary>
    public int Quantile(double part) => _sorted[Math.Clamp((int)Math.Ceiling(part * _sorted.Length) - 1, 0, _sorted.Length - 1)];

    public IEnumerable<string> Cells() =>
    [
        .. new[] { 0, 0.05, 0.25, 0.5, 0.75, 0.95, 1 }.Select(part => Quantile(part).ToString("N0", CultureInfo.InvariantCulture)),
        Mean.ToString("N1", CultureInfo.InvariantCulture),
        Deviation.ToString("N1", CultureInfo.InvariantCulture),
    ];
}
