namespace Federation.Samples;

/// <summary>Says which curve is which, between the title and the panels.</summary>
internal static class ChartLegend
{
    private const double Sample = 26;
    private const double TextGap = 7;
    private const double EntryGap = 24;
    private const double CharacterWidth = 6.8; // about that of the legend's letters, whatever font there is

    /// <summary>Divides the entries into rows that fit.</summary>
    public static IReadOnlyList<IReadOnlyList<ChartCurve>> Wrap(IReadOnlyList<ChartCurve> entries, double width)
    {
        var rows = new List<IReadOnlyList<ChartCurve>>();
        var row = new List<ChartCurve>();
        foreach (var entry in entries)
        {
            if (row.Count > 0 && WidthOf([.. row, entry]) > width)
            {
                rows.Add(row);
                row = [];
            }

            row.Add(entry);
        }

        if (row.Count > 0)
        {
            rows.Add(row);
        }

        return rows;
    }

    public static void Draw(SvgDrawing svg, ChartLayout layout)
    {
        for (var i = 0; i < layout.LegendRows.Count; i++)
        {
            var (x, y) = ((layout.Width - WidthOf(layout.LegendRows[i])) / 2, layout.LegendMiddle(i));
            foreach (var entry in layout.LegendRows[i])
            {
                svg.Curve($"M{SvgDrawing.Number(x)} {SvgDrawing.Number(y)}h{SvgDrawing.Number(Sample)}", entry);
                svg.Text(x + Sample + TextGap, y + 4, entry.Name, TextStyle.Legend);
                x += WidthOf(entry) + EntryGap;
            }
        }
    }

    private static double WidthOf(IReadOnlyList<ChartCurve> row) => row.Sum(WidthOf) + ((row.Count - 1) * EntryGap);

    private static double WidthOf(ChartCurve entry) => Sample + TextGap + (entry.Name.Length * CharacterWidth);
}
