using System.Globalization;
using System.Text;
using System.Xml;

namespace Federation.Samples;

/// <summary>An SVG document as it is drawn, on a white ground of its own.</summary>
internal sealed class SvgDrawing : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const string Fonts = "Helvetica, Arial, 'Liberation Sans', sans-serif";

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    public SvgDrawing(double width, double height, string title)
    {
        _xml = XmlWriter.Create(_text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" });
        _xml.WriteStartElement("svg", Namespace);
        Attributes(("width", width), ("height", height));
        Attributes(("viewBox", $"0 0 {Number(width)} {Number(height)}"), ("role", "img"), ("font-family", Fonts));
        _xml.WriteElementString("title", Namespace, title);
        Element("rect", [("width", width), ("height", height)], ("fill", "#ffffff"));
    }

    /// <summary>A length, to a hundredth of a pixel.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public void Line(double x1, double y1, double x2, double y2, string color) =>
        Element("line", [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)], ("stroke", color));

    /// <summary>A line along a path in a curve's manner; <paramref name="clip"/> names what it is cut off by.</summary>
    public void Curve(string path, ChartCurve curve, string? clip = null) => Element(
        "path",
        [("stroke-width", curve.Bold ? 3.2 : 1.8)],
        ("d", path),
        ("fill", "none"),
        ("stroke", curve.Color),
        ("stroke-linejoin", "round"),
        ("stroke-linecap", "round"),
        ("stroke-dasharray", curve.Dashed ? "5 3" : null),
        ("clip-path", clip is null ? null : $"url(#{clip})"));

    /// <summary>What a curve spreads over.</summary>
    public void Band(string path, string color, string clip) =>
        Element("path", [("fill-opacity", 0.16)], ("d", path), ("fill", color), ("clip-path", $"url(#{clip})"));

    /// <summary>A rectangle that curves are cut off by.</summary>
    public void Clip(string id, ChartArea area)
    {
        _xml.WriteStartElement("clipPath", Namespace);
        Attributes(("id", id));
        Element("rect", [("x", area.Left), ("y", area.Top), ("width", area.Width), ("height", area.Height)]);
        _xml.WriteEndElement();
    }

    public void Text(double x, double y, string text, TextStyle style)
    {
        _xml.WriteStartElement("text", Namespace);
        Attributes(("x", x), ("y", y), ("font-size", style.Size));
        Attributes(
            ("text-anchor", style.Anchor),
            ("fill", style.Color),
            ("font-weight", style.Bold ? "bold" : null),
            ("transform", style.Upward ? $"rotate(-90 {Number(x)} {Number(y)})" : null));
        _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    /// <summary>Ends the document and gives it.</summary>
    public string Finish()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return _text.Append('\n').ToString();
    }

    public void Dispose() => _xml.Dispose();

    private void Element(string name, (string Name, double Value)[] numbers, params (string Name, string? Value)[] attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        Attributes(numbers);
        Attributes(attributes);
        _xml.WriteEndElement();
    }

    private void Attributes(params (string Name, double Value)[] numbers)
    {
        foreach (var (name, value) in numbers)
        {
            _xml.WriteAttributeString(name, Number(value));
        }
    }

    private void Attributes(params (string Name, string? Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                _xml.WriteAttributeString(name, value);
            }
        }
    }
}
