using System.Globalization;
using System.Security;
using System.Text;

namespace Federation.Data;

/// <summary>Writes an SVG file: a white sheet, shapes and text. Numbers are written in the same way everywhere; text is escaped.</summary>
internal sealed class SvgPicture
{
    private const string Ink = "#222";
    private readonly StringBuilder _text = new();

    public SvgPicture(double width, double height, string title, string description)
    {
        // The background is its own, so that it can be read on a dark page as well.
        _text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:0}\" height=\"{height:0}\" ");
        _text.Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width:0} {height:0}\" font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\" font-size=\"12\" fill=\"{Ink}\" role=\"img\">\n");
        _text.Append(CultureInfo.InvariantCulture, $"<title>{Escape(title)}</title>\n<desc>{Escape(description)}</desc>\n");
        _text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width:0}\" height=\"{height:0}\" fill=\"#fff\"/>\n");

        // A long title is written smaller, so that it stays on the sheet.
        var size = Math.Clamp(width / (0.62 * Math.Max(1, title.Length)), 8, 15);
        Text(width / 2, 24, title, "middle", string.Create(CultureInfo.InvariantCulture, $" font-size=\"{size:0.#}\" font-weight=\"bold\""));
    }

    /// <summary>A text; the anchor is start, middle or end.</summary>
    public void Text(double x, double y, string text, string anchor, string attributes = "") =>
        Line($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\"{attributes}>{Escape(text)}</text>");

    /// <summary>A text that runs upwards or, for a positive angle, downwards.</summary>
    public void Turned(double x, double y, string text, string anchor, int degrees) =>
        Text(x, y, text, anchor, string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate({degrees} {x:0.##} {y:0.##})\""));

    /// <summary>A filled rectangle; the hint is what a viewer shows under the pointer.</summary>
    public void Box(double x, double y, double width, double height, string fill, string? hint = null)
    {
        var end = hint is null ? "/>" : $"><title>{Escape(hint)}</title></rect>";
        Line($"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"{fill}\"{end}");
    }

    /// <summary>The outline of a rectangle.</summary>
    public void Frame(double x, double y, double width, double height) =>
        Line($"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"none\" stroke=\"{Ink}\"/>");

    /// <summary>A straight line.</summary>
    public void Rule(double x1, double y1, double x2, double y2, string color) =>
        Line($"<path d=\"M{x1:0.##} {y1:0.##}L{x2:0.##} {y2:0.##}\" stroke=\"{color}\" fill=\"none\"/>");

    /// <summary>A path with attributes as they are.</summary>
    public void Path(string path, string attributes) => Line($"<path d=\"{path}\" {attributes}/>");

    /// <summary>A line of SVG as it is.</summary>
    public void Line(FormattableString line) => _text.Append(FormattableString.Invariant(line)).Append('\n');

    public override string ToString() => $"{_text}</svg>\n";

    // Control characters and halves of surrogate pairs cannot stand in XML at all.
    private static string Escape(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            allowed.Append(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        }

        return SecurityElement.Escape(allowed.ToString());
    }
}
