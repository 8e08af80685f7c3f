using System.Text;

namespace Federation.Data;

/// <summary>
/// A picture for many clients or classes: columns of clients, sorted where they are too many to be named. Above, how many examples
/// they have; below, which part of them each label is, as a shade.
/// </summary>
internal static class LabelMap
{
    private const double Left = 96;
    private const double Top = 44;
    private const double Width = 760;
    private const double SizesHeight = 130;
    private const double MapTop = Top + SizesHeight + 28;
    private const int MostCells = 10_000;

    public static string Draw(PartitionSummary summary, string title)
    {
        var isNamed = summary.Count <= ClientAxis.MaxClients;
        var columns = MapColumns.Make(summary, isNamed ? summary.Count : Math.Clamp(MostCells / summary.ClassCount, 40, 500), !isNamed);
        var axis = isNamed ? new ClientAxis(summary, Width / summary.Count) : null;
        var row = Math.Clamp(320.0 / summary.ClassCount, 3, 24);
        var mapHeight = row * summary.ClassCount;
        var shades = new MapShades(columns.LargestPart);
        var picture = new SvgPicture(
            Left + Width + 104,
            MapTop + Math.Max(mapHeight, MapShades.LegendHeight) + (axis?.Height ?? 44),
            title,
            "Sizes of the clients, and the part of each client's examples that has each label, as a shade.");

        DrawSizes(picture, columns);
        DrawCells(picture, columns, shades, row, summary.ClassCount);
        DrawLabels(picture, summary, row);
        picture.Turned(18, Top + (SizesHeight / 2), "examples", "middle", -90);
        picture.Turned(18, MapTop + (mapHeight / 2), "label", "middle", -90);
        if (axis is null)
        {
            var each = columns.MostClients > 1 ? FormattableString.Invariant($"; each column is the mean of up to {columns.MostClients:N0}") : "";
            picture.Text(
                Left + (Width / 2), MapTop + mapHeight + 24, FormattableString.Invariant($"{summary.Count:N0} clients, by most frequent label, then by size{each}"), "middle");
        }

        axis?.Draw(picture, Left, MapTop + mapHeight);
        shades.DrawLegend(picture, Left + Width + 24, MapTop);
        return picture.ToString();
    }

    private static void DrawSizes(SvgPicture picture, MapColumns columns)
    {
        var (smallest, largest) = (columns.Sizes.Min(), columns.Sizes.Max());
        var scale = smallest >= 1 && largest / smallest > 20
            ? Scale.Logarithmic(smallest, largest, SizesHeight)
            : Scale.Linear(largest, SizesHeight);
        var bottom = Top + SizesHeight;
        foreach (var tick in scale.Ticks)
        {
            picture.Rule(Left, bottom - scale.At(tick), Left + Width, bottom - scale.At(tick), "#ddd");
            picture.Text(Left - 8, bottom - scale.At(tick) + 4, FormattableString.Invariant($"{tick:N0}"), "end");
        }

        var path = new StringBuilder(FormattableString.Invariant($"M{Left:0.#} {bottom:0.#}"));
        for (var column = 0; column < columns.Count; column++)
        {
            path.Append(FormattableString.Invariant($"V{bottom - scale.At(columns.Sizes[column]):0.#}H{Left + (Width * (column + 1) / columns.Count):0.#}"));
        }

        picture.Path(FormattableString.Invariant($"{path}V{bottom:0.#}Z"), "fill=\"#6a8caf\"");
        picture.Rule(Left, bottom, Left + Width, bottom, "#222");
    }

    /// <summary>The cells of one shade are one path of strokes, in units of a cell: the file stays small.</summary>
    private static void DrawCells(SvgPicture picture, MapColumns columns, MapShades shades, double row, int labels)
    {
        var paths = new StringBuilder[MapShades.Count + 1];
        for (var label = 0; label < labels; label++)
        {
            for (var column = 0; column < columns.Count;)
            {
                var (shade, start) = (shades.Of(columns[column, label]), column);
                while (column < columns.Count && shades.Of(columns[column, label]) == shade)
                {
                    column++;
                }

                (paths[shade] ??= new StringBuilder()).Append(FormattableString.Invariant($"M{start} {label}h{column - start}"));
            }
        }

        picture.Line($"<g transform=\"translate({Left:0.##} {MapTop + (row / 2):0.##}) scale({Width / columns.Count:0.#####} {row:0.##})\" fill=\"none\" stroke-width=\"1\">");
        for (var shade = 1; shade <= MapShades.Count; shade++)
        {
            if (paths[shade] is { } path)
            {
                picture.Path(path.ToString(), $"stroke=\"{MapShades.ColorOf(shade)}\"");
            }
        }

        picture.Line($"</g>");
        picture.Frame(Left, MapTop, Width, row * labels);
    }

    private static void DrawLabels(SvgPicture picture, PartitionSummary summary, double row)
    {
        // Where rows are too low for text only every second, third ... one is named.
        var every = (int)Math.Ceiling(14 / row);
        for (var label = 0; label < summary.ClassCount; label += every)
        {
            picture.Text(Left - 8, MapTop + ((label + 0.5) * row) + 4, ClientAxis.Fit(summary.ClassName(label), longest: 9), "end");
        }
    }
}
