namespace Federation.Data;

/// <summary>Which shade a part has: white for nothing at all, the darkest for the round part above the largest there is.</summary>
/// <param name="largest">The largest part, 0 to 1.</param>
internal sealed class MapShades(double largest)
{
    /// <summary>How many shades there are beside white.</summary>
    public const int Count = 10;

    private const double Step = 14;

    private readonly double _full = largest <= 0.1 ? 0.1 : largest <= 0.2 ? 0.2 : largest <= 0.5 ? 0.5 : 1;

    /// <summary>How high the legend is.</summary>
    public static double LegendHeight => 20 + (Step * (Count + 1));

    public static string ColorOf(int shade) => Palette.Shade((double)shade / Count);

    // What is there at all is not shown as if it were not.
    public int Of(double part) => part <= 0 ? 0 : Math.Clamp((int)Math.Round(part / _full * Count), 1, Count);

    public void DrawLegend(SvgPicture picture, double x, double top)
    {
        picture.Text(x, top + 10, "share", "start", " font-weight=\"bold\"");
        for (var shade = 0; shade <= Count; shade++)
        {
            var y = top + 20 + (Step * (Count - shade));
            picture.Box(x, y, Step, Step, ColorOf(shade));
            if (shade % 5 == 0)
            {
                picture.Text(x + 20, y + 11, FormattableString.Invariant($"{100 * _full * shade / Count:0}%"), "start");
            }
        }

        picture.Frame(x, top + 20, Step, Step * (Count + 1));
    }
}
