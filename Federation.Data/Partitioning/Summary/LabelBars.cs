namespace Federation.Data;

/// <summary>A picture for few clients: a bar for each, made of its label counts.</summary>
internal static class LabelBars
{
    private const double Left = 76;
    private const double Top = 44;
    private const double PlotHeight = 300;
    private const double LegendRow = 18;
    private const double WidestBar = 72;

    public static string Draw(PartitionSummary summary, string title)
    {
        var pitch = Math.Clamp(640.0 / summary.Count, 12, 48);
        var plotWidth = Math.Max(320, pitch * summary.Count);
        pitch = plotWidth / summary.Count;
        var axis = new ClientAxis(summary, pitch);
        var legendWidth = 44 + (ClientAxis.Letter * Enumerable.Range(0, summary.ClassCount).Max(label => ClientAxis.Fit(summary.ClassName(label)).Length));
        var height = Math.Max(Top + PlotHeight + axis.Height, Top + 30 + (LegendRow * summary.ClassCount));
        var picture = new SvgPicture(Left + plotWidth + Math.Max(84, legendWidth + 24), height, title, "Examples of each label for each client, as stacked bars.");
        var scale = Scale.Linear(summary.Sizes.Max(), PlotHeight);
        DrawScale(picture, scale, plotWidth);
        for (var client = 0; client < summary.Count; client++)
        {
            DrawBar(picture, summary, client, scale, pitch);
        }

        axis.Draw(picture, Left, Top + PlotHeight);
        DrawLegend(picture, summary, Left + plotWidth + 24);
        return picture.ToString();
    }

    private static void DrawScale(SvgPicture picture, Scale scale, double width)
    {
        foreach (var tick in scale.Ticks)
        {
            var y = Top + PlotHeight - scale.At(tick);
            picture.Rule(Left, y, Left + width, y, tick == 0 ? "#222" : "#ddd");
            picture.Text(Left - 8, y + 4, FormattableString.Invariant($"{tick:N0}"), "end");
        }

        picture.Turned(18, Top + (PlotHeight / 2), "examples", "middle", -90);
    }

    private static void DrawBar(SvgPicture picture, PartitionSummary summary, int client, Scale scale, double pitch)
    {
        var below = 0;
        var width = Math.Min(WidestBar, pitch * (pitch > 20 ? 0.72 : 0.84));
        for (var label = 0; label < summary.ClassCount; label++)
        {
            var count = summary[client][label];
            if (count > 0)
            {
                var (bottom, top) = (scale.At(below), scale.At(below + count));
                picture.Box(
                    Left + (client * pitch) + ((pitch - width) / 2),
                    Top + PlotHeight - top,
                    width,
                    top - bottom,
                    Palette.Of(label),
                    FormattableString.Invariant($"client {summary.ClientName(client)}, label {summary.ClassName(label)}: {count:N0}"));
                below += count;
            }
        }
    }

    private static void DrawLegend(SvgPicture picture, PartitionSummary summary, double x)
    {
        // From the top down as in the bars: the first label is at the bottom of each.
        picture.Text(x, Top + 10, "label", "start", " font-weight=\"bold\"");
        for (var label = 0; label < summary.ClassCount; label++)
        {
            var y = Top + 20 + (LegendRow * (summary.ClassCount - 1 - label));
            picture.Box(x, y, 12, 12, Palette.Of(label));
            picture.Text(x + 18, y + 10.5, ClientAxis.Fit(summary.ClassName(label)), "start");
        }
    }
}
