using System.Globalization;

namespace Federation.Samples;

/// <summary>An axis: from where to where it goes, and its round numbers.</summary>
internal sealed class AxisScale
{
    private const int MostSteps = 6;

    // A step that is met but for the last bits is met.
    private const double Slack = 1e-9;

    private readonly string _format;

    /// <summary>Makes an axis for values.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    /// <param name="toSteps">Whether the axis is to begin and end at round numbers.</param>
    public AxisScale(double min, double max, bool toSteps)
    {
        if (!(max > min))
        {
            // A single value stands in the middle; so does nothing at all.
            var half = min == 0 || !double.IsFinite(min) ? 0.5 : Math.Abs(min) / 2;
            var middle = double.IsFinite(min) ? min : half;
            (min, max) = (middle - half, middle + half);
        }

        var step = StepFor(max - min);
        var (first, last) = toSteps
            ? (Math.Floor((min / step) + Slack), Math.Ceiling((max / step) - Slack))
            : (Math.Ceiling((min / step) - Slack), Math.Floor((max / step) + Slack));
        (Min, Max) = (min, max);
        if (toSteps)
        {
            // A multiple of the step may miss a value by its last bits.
            (Min, Max) = (Math.Min(min, first * step), Math.Max(max, last * step));
        }

        Ticks = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
        var decimals = (int)Math.Max(0, -Math.Floor(Math.Log10(step) + Slack));
        _format = Math.Max(Math.Abs(Min), Math.Abs(Max)) is >= 1e7 or < 1e-4 ? "0.###e0" : $"F{decimals}";
    }

    public double Min { get; }

    public double Max { get; }

    /// <summary>The round numbers on the axis.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The horizontal axis of a panel: as far as its points go.</summary>
    public static AxisScale Horizontal(ChartPanel panel)
    {
        var all = panel.Points.Select(point => point.X).DefaultIfEmpty(double.NaN).ToArray();
        return new AxisScale(all.Min(), all.Max(), toSteps: false);
    }

    /// <summary>A vertical axis that holds all that the panels have.</summary>
    public static AxisScale Vertical(IReadOnlyList<ChartPanel> panels)
    {
        var (min, max, fixedRange) = (double.PositiveInfinity, double.NegativeInfinity, true);
        foreach (var panel in panels)
        {
            var points = panel.Points.ToArray();
            fixedRange &= panel.YRange is not null;
            if (panel.YRange is { } range)
            {
                (min, max) = (Math.Min(min, range.Min), Math.Max(max, range.Max));
            }
            else if (points.Length > 0)
            {
                (min, max) = (Math.Min(min, points.Min(point => point.Low)), Math.Max(max, points.Max(point => point.High)));
            }
        }

        return new AxisScale(min, max, toSteps: !fixedRange);
    }

    /// <summary>How far along the axis a value is: 0 at its beginning, 1 at its end.</summary>
    public double Fraction(double value) => (value - Min) / (Max - Min);

    /// <summary>A round number as text, with as many decimals as its neighbours.</summary>
    public string Label(double tick) =>
        (Math.Abs(tick) < (Max - Min) * Slack ? 0 : tick).ToString(_format, CultureInfo.InvariantCulture);

    // 1, 2 or 5 times a power of ten.
    private static double StepFor(double length)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(length / MostSteps)));
        return new[] { 1, 2, 5, 10 }.Select(digit => digit * power).First(step => length / step <= MostSteps + Slack);
    }
}
