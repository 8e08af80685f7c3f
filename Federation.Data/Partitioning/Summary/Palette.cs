namespace Federation.Data;

/// <summary>Colours that can be told apart on white, also by most who are colour-blind: ten strong ones, and then the same paler.</summary>
internal static class Palette
{
    private static readonly string[] Colors =
    [
        "#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#ee8833", "#774499", "#118877", "#888888",
        "#a3bbd5", "#f7b3bb", "#91c499", "#e6dda2", "#b3e6f7", "#d599bb", "#f7c499", "#bba2cc", "#88c4bb", "#c4c4c4",
    ];

    /// <summary>How many there are.</summary>
    public static int Count => Colors.Length;

    /// <summary>The colour of one label.</summary>
    public static string Of(int label) => Colors[label];

    /// <summary>A shade from white, at 0, to dark blue, at 1.</summary>
    public static string Shade(double value)
    {
        ReadOnlySpan<(double R, double G, double B)> stops = [(255, 255, 255), (158, 202, 225), (49, 130, 189), (8, 40, 95)];
        var place = Math.Clamp(value, 0, 1) * (stops.Length - 1);
        var index = Math.Min((int)place, stops.Length - 2);
        var (low, high, part) = (stops[index], stops[index + 1], place - index);
        return $"#{Mix(low.R, high.R, part):x2}{Mix(low.G, high.G, part):x2}{Mix(low.B, high.B, part):x2}";
    }

    private static int Mix(double low, double high, double part) => (int)Math.Round(low + ((high - low) * part));
}
