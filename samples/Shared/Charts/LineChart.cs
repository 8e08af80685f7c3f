using System.Text;

namespace Federation.Samples;

/// <summary>A chart of curves in one or more panels, drawn as an SVG file that needs nothing else to be looked at.</summary>
/// <param name="Title">What stands above it all.</param>
/// <param name="Panels">Its panels, at least one, row by row.</param>
public sealed record LineChart(string Title, IReadOnlyList<ChartPanel> Panels)
{
    /// <summary>How many panels stand side by side; all of them unless said otherwise.</summary>
    public int Columns { get; init; } = Panels.Count;

    /// <summary>Whether the panels of a row have the same vertical axis, so that they can be compared; so unless said otherwise.</summary>
    public bool ShareRowAxis { get; init; } = true;

    /// <summary>How wide the inside of a panel is, in pixels.</summary>
    public int PanelWidth { get; init; } = 280;

    /// <summary>How high the inside of a panel is, in pixels.</summary>
    public int PanelHeight { get; init; } = 210;

    /// <summary>Draws the chart.</summary>
    /// <returns>An SVG document.</returns>
    /// <exception cref="ArgumentException">There is no panel, or no room for one.</exception>
    public string ToSvg()
    {
        if (Panels.Count == 0 || Columns < 1 || PanelWidth < 1 || PanelHeight < 1)
        {
            throw new ArgumentException(
                $"A chart has at least one panel, column and pixel: this one has {Panels.Count} panels in {Columns} columns, each {PanelWidth}x{PanelHeight}.");
        }

        var layout = new ChartLayout(this);
        using var svg = new SvgDrawing(layout.Width, layout.Height, Title);
        svg.Text(layout.Width / 2, layout.TitleBaseline, Title, TextStyle.Title);
        ChartLegend.Draw(svg, layout);
        for (var i = 0; i < Panels.Count; i++)
        {
            new PanelDrawing(svg, Panels[i], layout.AreaOf(i), $"panel{i}", layout.XAxisOf(i), layout.YAxisOf(i)).Draw();
        }

        return svg.Finish();
    }

    /// <summary>Draws the chart to a file, and makes the file's folder where there is none.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllTextAsync(path, ToSvg(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
    }
}
