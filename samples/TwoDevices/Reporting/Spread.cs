using System.Runtime.InteropServices;

namespace TwoDevices.Reporting;

/// <summary>Several runs' values of one thing.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation, as estimated from them (divided by n - 1).</param>
/// <param name="Least">The least of them.</param>
/// <param name="Most">The greatest.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spread(double Mean, double Deviation, double Least, double Most)
{
    /// <summary>Of at least two values.</summary>
    public static Spread Of(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new Spread(mean, Math.Sqrt(squares / (values.Count - 1)), values.Min(), values.Max());
    }
}
