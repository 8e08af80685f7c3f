namespace Federation.Samples;

/// <summary>Where everything of a chart stands, and what its axes are.</summary>
internal sealed class ChartLayout
{
    private const double MarginLeft = 68;
    private const double MarginRight = 20;
    private const double PanelGap = 62;
    private const double Header = 56;
    private const double LegendRow = 20;
    private const double PanelTitle = 30;
    private const double AxisText = 54;

    private readonly LineChart _chart;
    private readonly AxisScale[] _rows;

    public ChartLayout(LineChart chart)
    {
        _chart = chart;
        Entries = [.. chart.Panels.SelectMany(panel => panel.Curves).DistinctBy(curve => curve.Name, StringComparer.Ordinal)];
        Columns = Math.Min(chart.Columns, chart.Panels.Count);
        Rows = (chart.Panels.Count + Columns - 1) / Columns;
        Width = MarginLeft + (Columns * chart.PanelWidth) + ((Columns - 1) * PanelGap) + MarginRight;
        LegendRows = ChartLegend.Wrap(Entries, Width - MarginLeft - MarginRight);
        Height = FirstPanelTop + (Rows * RowHeight) - PanelTitle;
        _rows = [.. chart.Panels.Chunk(Columns).Select(AxisScale.Vertical)];
    }

    public double Width { get; }

    public double Height { get; }

    public double TitleBaseline => 28;

    /// <summary>A curve for each name there is.</summary>
    public IReadOnlyList<ChartCurve> Entries { get; }

    /// <summary>The legend's entries, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<ChartCurve>> LegendRows { get; }

    private int Columns { get; }

    private int Rows { get; }

    private double FirstPanelTop => Header + (LegendRows.Count * LegendRow) + PanelTitle;

    private double RowHeight => _chart.PanelHeight + AxisText + PanelTitle;

    /// <summary>The middle of a row of the legend.</summary>
    public double LegendMiddle(int row) => Header - 4 + (row * LegendRow);

    /// <summary>The inside of a panel.</summary>
    public ChartArea AreaOf(int panel) => new(
        MarginLeft + (panel % Columns * (_chart.PanelWidth + PanelGap)),
        FirstPanelTop + (panel / Columns * RowHeight),
        _chart.PanelWidth,
        _chart.PanelHeight);

    public AxisScale XAxisOf(int panel) => AxisScale.Horizontal(_chart.Panels[panel]);

    public AxisScale YAxisOf(int panel) => _chart.ShareRowAxis ? _rows[panel / Columns] : AxisScale.Vertical([_chart.Panels[panel]]);
}
