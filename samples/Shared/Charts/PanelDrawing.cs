using System.Text;

namespace Federation.Samples;

/// <summary>Draws one panel: its grid, its curves, its axes and what stands round them.</summary>
internal sealed class PanelDrawing(SvgDrawing svg, ChartPanel panel, ChartArea area, string id, AxisScale x, AxisScale y)
{
    private const string GridColor = "#e6e8eb";
    private const string AxisColor = "#8c959f";
    private const double TickLength = 4;

    public void Draw()
    {
        svg.Clip(id, area);
        svg.Text(area.Left + (area.Width / 2), area.Top - 10, panel.Title, TextStyle.PanelTitle);
        DrawGrid();
        foreach (var curve in panel.Curves.Where(curve => curve.Points.Any(point => point.IsFinite && point.High > point.Low)))
        {
            svg.Band(string.Concat(Stretches(curve).Select(Outline)), curve.Color, id);
        }

        foreach (var curve in panel.Curves.Where(curve => curve.Points.Any(point => point.IsFinite)))
        {
            svg.Curve(string.Concat(Stretches(curve).Select(points => Path([.. points.Select(point => (point.X, point.Y))]))), curve, id);
        }

        DrawAxes();
    }

    // What lies between two gaps.
    private static IEnumerable<IReadOnlyList<ChartPoint>> Stretches(ChartCurve curve)
    {
        var stretch = new List<ChartPoint>();
        foreach (var point in curve.Points)
        {
            if (point.IsFinite)
            {
                stretch.Add(point);
            }
            else if (stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }
        }

        if (stretch.Count > 0)
        {
            yield return stretch;
        }
    }

    private void DrawGrid()
    {
        foreach (var tick in y.Ticks)
        {
            svg.Line(area.Left, Y(tick), area.Right, Y(tick), GridColor);
            svg.Text(area.Left - TickLength - 4, Y(tick) + 4, y.Label(tick), TextStyle.YTick);
        }

        foreach (var tick in x.Ticks)
        {
            svg.Line(X(tick), area.Top, X(tick), area.Bottom, GridColor);
            svg.Text(X(tick), area.Bottom + TickLength + 13, x.Label(tick), TextStyle.XTick);
        }
    }

    private void DrawAxes()
    {
        svg.Line(area.Left, area.Top, area.Left, area.Bottom, AxisColor);
        svg.Line(area.Left, area.Bottom, area.Right, area.Bottom, AxisColor);
        foreach (var tick in y.Ticks)
        {
            svg.Line(area.Left - TickLength, Y(tick), area.Left, Y(tick), AxisColor);
        }

        foreach (var tick in x.Ticks)
        {
            svg.Line(X(tick), area.Bottom, X(tick), area.Bottom + TickLength, AxisColor);
        }

        svg.Text(area.Left + (area.Width / 2), area.Bottom + 36, panel.XLabel, TextStyle.XLabel);
        svg.Text(area.Left - 46, area.Top + (area.Height / 2), panel.YLabel, TextStyle.YLabel);
    }

    private string Outline(IReadOnlyList<ChartPoint> points) =>
        Path([.. points.Select(point => (point.X, point.High)), .. points.Reverse().Select(point => (point.X, point.Low))]) + "Z";

    private string Path(IReadOnlyCollection<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var point in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L')
                .Append(SvgDrawing.Number(X(point.X))).Append(' ').Append(SvgDrawing.Number(Y(point.Y)));
        }

        // A point alone is a dot: a line without length, with round ends.
        return points.Count > 1 ? path.ToString() : path.Append("h0").ToString();
    }

    private double X(double value) => area.Left + (x.Fraction(value) * area.Width);

    private double Y(double value) => area.Bottom - (y.Fraction(value) * area.Height);
}
