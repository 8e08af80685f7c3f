namespace Federation.Samples;

/// <summary>A curve of a panel.</summary>
/// <param name="Name">Its name in the legend; curves of several panels with one name have one entry.</param>
/// <param name="Color">Its colour as SVG has them, such as <c>#0072b2</c>; see <see cref="ChartColors"/>.</param>
/// <param name="Points">Its points, from left to right.</param>
public sealed record ChartCurve(string Name, string Color, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Whether the line is dashed, to tell it from one that it may lie on.</summary>
    public bool Dashed { get; init; }

    /// <summary>Whether the line is thicker than others.</summary>
    public bool Bold { get; init; }
}
