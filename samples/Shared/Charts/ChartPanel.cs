namespace Federation.Samples;

/// <summary>One panel of a chart: axes with curves.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Curves">Its curves; a later one is drawn over an earlier one.</param>
public sealed record ChartPanel(string Title, IReadOnlyList<ChartCurve> Curves)
{
    /// <summary>What stands below the horizontal axis; nothing unless said otherwise.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>What stands along the vertical axis; nothing unless said otherwise.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>The vertical axis from where to where; null, unless said otherwise, for what holds all points and bands.</summary>
    public (double Min, double Max)? YRange { get; init; }

    internal IEnumerable<ChartPoint> Points => Curves.SelectMany(curve => curve.Points).Where(point => point.IsFinite);
}
