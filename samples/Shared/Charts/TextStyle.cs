namespace Federation.Samples;

/// <summary>How a chart's text looks.</summary>
internal sealed record TextStyle(int Size, string Color, string Anchor, bool Bold = false, bool Upward = false)
{
    private const string Ink = "#1f2328";
    private const string Grey = "#57606a";

    public static TextStyle Title { get; } = new(17, Ink, "middle", Bold: true);

    public static TextStyle PanelTitle { get; } = new(13, Ink, "middle", Bold: true);

    public static TextStyle Legend { get; } = new(13, Ink, "start");

    public static TextStyle XTick { get; } = new(11, Grey, "middle");

    public static TextStyle YTick { get; } = new(11, Grey, "end");

    public static TextStyle XLabel { get; } = new(12, Grey, "middle");

    public static TextStyle YLabel { get; } = new(12, Grey, "middle", Upward: true);
}
